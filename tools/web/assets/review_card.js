/* A card of the review and its rows: how it comes from the server, what is typed or chosen in a row, and the value that
 * this means. */
const reviewCard = (function () {
    'use strict';

    var root = document.getElementById('review');

    function say(name, value) {
        return sentence(root, name, value);
    }

    function ask(path, form) {
        var options = {headers: {'X-Sohoa-Fragment': '1'}, credentials: 'same-origin', redirect: 'error'};
        if (form) {
            options.method = 'POST';
            options.headers['X-Sohoa-Token'] = document.querySelector('meta[name=csrf]').content;
            options.headers['Content-Type'] = 'application/x-www-form-urlencoded';
            options.body = new URLSearchParams(form).toString();
        }
        return fetch(path, options);
    }

    function cardOf(html) {
        var form = new DOMParser().parseFromString(html, 'text/html').querySelector('form.sheet');
        form.querySelectorAll('.strip img').forEach(function (img) {
            img.dataset.src = img.getAttribute('src');
            img.removeAttribute('src');
        });
        return document.adoptNode(form);
    }

    function fetchCard(path) {
        return ask(path).then(function (response) {
            if (response.status === 204)
                return null;
            if (!response.ok)
                throw new Error(response.status);
            return response.text().then(cardOf);
        });
    }

    function input(row) {
        return row.querySelector('.answer > input:not([type=hidden]), .answer > textarea');
    }
    function remark(row, text, bad) {
        var line = row.querySelector('.note');
        line.textContent = '';
        if (bad && text) {
            var strong = document.createElement('strong');
            strong.textContent = text;
            line.appendChild(strong);
        } else {
            line.textContent = text;
        }
    }
    function rowOf(node) {
        return node && node.closest ? node.closest('.row') : null;
    }

    function reset(row) {
        delete row.dataset.editing;
        delete row.dataset.chosen;
        delete row.dataset.none;
        delete row.dataset.sure;
        row.querySelectorAll('[aria-pressed]').forEach(function (b) { b.removeAttribute('aria-pressed'); });
    }

    /* Values ---------------------------------------------------------------------------------------------------- */

    /* "219" is "219/TB-UBND" when the symbol is known; "15" a day of the month that was read. */
    function complete(row) {
        var field = row.dataset.field, value = input(row).value.trim(), read = input(row).dataset.read, rest, parts;
        if (!row.dataset.editing)
            return value;
        if (field === 'number' && /^\d+[A-Za-z]?$/.test(value)) {
            rest = /^\d+[A-Za-z]?([\/-].+)$/.exec(read);
            return rest ? value + rest[1] : row.dataset.symbol ? value + '/' + row.dataset.symbol : value;
        }
        if (field === 'date') {
            parts = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(read);
            if (parts && /^\d{1,2}$/.test(value))
                return value + '/' + parts[2] + '/' + parts[3];
            if (parts && /^\d{1,2}[\/.-]\d{1,2}$/.test(value))
                return value + '/' + parts[3];
        }
        return value;
    }

    var checking;
    function checkNumber(row) {
        var form = row.closest('form'), value = complete(row);
        clearTimeout(checking);
        checking = setTimeout(function () {
            ask('/review/' + form.dataset.document + '/same?number=' + encodeURIComponent(value)).then(function (response) {
                return response.ok ? response.json() : null;
            }).then(function (found) {
                if (!found || complete(row) !== value || !row.isConnected)
                    return;
                row.dataset.same = found.text;
                if (found.text)
                    remark(row, say('same', found.text), true);
            }, function () {});
        }, 200);
    }

    function numberChanged(row) {
        if (row.dataset.field === 'number') {
            row.dataset.same = '';
            checkNumber(row);
        }
    }

    /* What was just typed into a row. */
    function typed(row) {
        var value;
        reset(row);
        row.dataset.editing = '1';
        value = complete(row);
        remark(row, value !== input(row).value.trim() ? say('will-be', value) : '');
        numberChanged(row);
    }

    /* The reading of that key, or "0": nothing stands there. False: there is none of that key. */
    function choose(row, key) {
        var button = key === '0' ? row.querySelector('.none') : row.querySelectorAll('.choices [data-value]')[key - 1];
        if (!button)
            return false;
        reset(row);
        button.setAttribute('aria-pressed', 'true');
        row.dataset.chosen = key;
        if (key === '0') {
            row.dataset.none = '1';
            input(row).value = '';
            remark(row, say('will-be', say('none')));
        } else {
            input(row).value = button.dataset.value;
            input(row).select();
            remark(row, '');
            numberChanged(row);
        }
        return true;
    }

    return {say, ask, fetch: fetchCard, input, remark, rowOf, reset, complete, typed, choose};
}());
