/* Review by keyboard. The card comes from the server as a form that works by itself; here the next ones are fetched
 * ahead with their strips, and each answer is sent in the background: it stays in the outbox, also over a reload, until
 * the server has taken it. What it does not take comes back on the screen with the reason. */
(function () {
    'use strict';

    var AHEAD = 4;        // cards fetched before they are needed
    var CALM = 700;       // ms without keys after a card came back: what was typed was meant for another
    var KEEP = 'sohoa-review-outbox';

    var root = document.getElementById('review');
    var stage = document.getElementById('stage');
    if (!root || !stage)
        return;
    var {say, ask, input, remark, rowOf, reset, complete, typed, choose} = reviewCard;
    var statusLine = root.querySelector('.saving');
    var leftLine = root.querySelector('.left');
    var left = Number(leftLine.dataset.left);
    var card = stage.querySelector('form.sheet');
    var ahead = [], fetching = false, atEnd = false;
    var outbox = [], sending = false, failures = 0;
    var given = [];       // answers taken by the server, to take back: {decision, document, field}
    var finished = 0;
    var deafUntil = 0;
    var {dialog, zoom, loadStrips} = reviewPaper(root, function () { return (card ? [card] : []).concat(ahead); });

    function tell(text, bad) {
        statusLine.textContent = text;
        statusLine.classList.toggle('bad', !!bad);
    }

    /* Fetching ahead ---------------------------------------------------------------------------------------- */

    /* How far down the queue cards were fetched. Opened at one document, the queue begins at its top. */
    var place = card && location.pathname === '/review' ? card.dataset.place : '0-0';

    function fill() {
        if (fetching || atEnd || ahead.length >= AHEAD)
            return;
        fetching = true;
        reviewCard.fetch('/review?after=' + place).then(function (form) {
            fetching = false;
            if (!form) {
                atEnd = true;
            } else {
                place = form.dataset.place;
                if (!card || form.dataset.document !== card.dataset.document) {
                    ahead.push(form);
                    loadStrips();
                }
            }
            if (!card)
                next();
            fill();
        }, function () {
            fetching = false;
            setTimeout(fill, 3000);
        });
    }

    /* The screen ---------------------------------------------------------------------------------------------- */

    function show(form, field) {
        if (dialog.open)
            dialog.close();
        if (!form || form.parentNode !== stage)
            stage.textContent = '';
        card = form;
        if (!form)
            return;
        /* Tab goes from field to field; what these do has a key of its own. */
        form.querySelectorAll('.row button, .row a').forEach(function (node) { node.tabIndex = -1; });
        if (form.parentNode !== stage)
            stage.appendChild(form);
        ahead = ahead.filter(function (other) { return other.dataset.document !== form.dataset.document; });
        var row = field && form.querySelector('[data-field="' + field + '"]') || nextAsked(null) ||
            form.querySelector('.row');
        focusRow(row);
        window.scrollTo(0, 0);
        if (row)
            row.scrollIntoView({block: 'nearest'});
        loadStrips();
        fill();
    }

    function next() {
        if (ahead.length) {
            show(ahead.shift());
            return;
        }
        show(null);
        if (!atEnd) {
            fill();
            return;
        }
        var note = document.createElement('div'), text = document.createElement('p'), link = document.createElement('a');
        note.className = 'notice';
        note.tabIndex = -1;
        text.textContent = say('end');
        link.className = 'button';
        link.href = '/review';
        link.textContent = say('again');
        note.append(text, link);
        stage.appendChild(note);
        link.focus();
    }

    /* Puts the card aside for a moment and shows another one. */
    function interrupt(form, field) {
        if (card && card !== form)
            ahead.unshift(card);
        show(form, field);
    }

    function rows() {
        return card ? Array.from(card.querySelectorAll('.row')) : [];
    }
    function arrive(row) {
        rows().forEach(function (other) { other.classList.toggle('current', other === row); });
        if (row && document.activeElement === input(row) && !row.dataset.editing)
            input(row).select();
    }
    function focusRow(row) {
        if (!row)
            return;
        input(row).focus();
        arrive(row); // it may have had the focus already
    }

    /* The first row after this one that waits for an answer; from the top when none does. */
    function nextAsked(row) {
        var all = rows(), from = all.indexOf(row) + 1;
        for (var i = 0; i < all.length; i++) {
            var at = all[(from + i) % all.length];
            if (at.classList.contains('review') && at !== row)
                return at;
        }
        return null;
    }

    /* While a button of the mouse is down nothing moves: what was pressed would not get the click. */
    var pressed = false;

    root.addEventListener('focusin', function (event) {
        var row = rowOf(event.target);
        if (row && !pressed)
            arrive(row);
    });
    root.addEventListener('pointerdown', function (event) {
        var row = rowOf(event.target);
        pressed = true;
        if (row && event.target === input(row))
            row.dataset.editing = '1';
    });
    ['pointerup', 'pointercancel'].forEach(function (kind) {
        document.addEventListener(kind, function () {
            setTimeout(function () {
                var row = rowOf(document.activeElement);
                pressed = false;
                if (row && root.contains(row))
                    arrive(row);
            });
        });
    });

    root.addEventListener('input', function (event) {
        var row = rowOf(event.target);
        if (row && event.target === input(row))
            typed(row);
    });

    /* Answers ------------------------------------------------------------------------------------------------------ */

    function store() {
        var plain = outbox.map(function (e) {
            return {path: e.path, body: e.body, document: e.document, field: e.field, shown: e.shown};
        });
        try {
            if (plain.length)
                sessionStorage.setItem(KEEP, JSON.stringify(plain));
            else
                sessionStorage.removeItem(KEEP);
        } catch (full) { /* the outbox in memory is still there */ }
    }

    function accept(row) {
        var field = row.dataset.field, value = complete(row), seen = card.querySelector('[name="seen.' + field + '"]');
        var body = {rank: card.querySelector('[name=rank]').value}, number = field === 'number' && !row.dataset.none;
        if (!value && !row.dataset.none) {
            remark(row, say('empty'), true);
            return;
        }
        if (number && row.dataset.same && !row.dataset.sure) {
            row.dataset.sure = '1';
            remark(row, say('same', row.dataset.same) + ' — ' + say('sure'), true);
            return;
        }
        body['seen.' + field] = seen.value;
        if (row.dataset.none) {
            body.none = field;
        } else {
            body.answer = field;
            body[field] = value;
        }
        if (row.dataset.sure)
            body.sure = '1';
        input(row).value = value;
        row.classList.remove('review');
        row.classList.add('sent');
        remark(row, '');
        outbox.push({path: '/review/' + card.dataset.document, body: body, document: card.dataset.document,
            field: field, shown: row.dataset.none ? say('none') : value, form: card, row: row, seen: seen});
        store();
        send();
        var more = nextAsked(row);
        if (more) {
            focusRow(more);
            more.scrollIntoView({block: 'nearest'});
        } else {
            finished++;
            next();
        }
    }

    function taken(entry, answer) {
        if (answer.decision)
            given.push({decision: answer.decision, document: entry.document, field: entry.field});
        if (answer.open === 0) {
            left = Math.max(0, left - 1);
            leftLine.textContent = say('left', left);
        }
        if (entry.row) {
            entry.row.classList.remove('sent');
            entry.row.classList.add('confirmed');
            entry.seen.value = answer.when + ' ' + answer.who;
            input(entry.row).dataset.read = answer.value;
            reset(entry.row);
        }
        tell(outbox.length ? say('saving', outbox.length) : say('saved', entry.shown) + ' · ' + say('pace', finished));
    }

    /* The server did not take it: the document comes back with the reason. */
    function refused(entry, answer) {
        var fresh = answer.kind === 'changed' || !entry.form;
        (fresh ? reviewCard.fetch('/review/' + entry.document) : Promise.resolve(entry.form)).then(function (form) {
            var row;
            deafUntil = Date.now() + CALM;
            tell(answer.error, true);
            if (!form)
                return;
            row = form.querySelector('[data-field="' + entry.field + '"]');
            if (row && !fresh) {
                row.classList.remove('sent');
                row.classList.add('review');
            }
            interrupt(form, entry.field);
            if (!row)
                return;
            if (answer.kind === 'same') {
                row.dataset.sure = '1';
                remark(row, answer.error + ' — ' + say('sure'), true);
            } else {
                remark(row, answer.error, true);
            }
            row.classList.add('flash');
        }, function () { tell(answer.error, true); });
    }

    function send() {
        if (sending || !outbox.length)
            return;
        sending = true;
        var entry = outbox[0];
        tell(say('saving', outbox.length));
        ask(entry.path, entry.body).then(function (response) {
            var known = response.status === 200 || response.status === 400 || response.status === 404 ||
                response.status === 409;
            if (!known)
                throw new Error(response.status);
            return response.json().then(function (answer) {
                failures = 0;
                outbox.shift();
                store();
                if (response.status === 200)
                    taken(entry, answer);
                else
                    refused(entry, answer);
                sending = false;
                send();
            });
        }).catch(function () {
            sending = false;
            failures++;
            tell(say('retry', outbox.length), true);
            setTimeout(send, Math.min(15000, 500 * Math.pow(2, failures)));
        });
    }

    window.addEventListener('beforeunload', function (event) {
        if (outbox.length)
            event.preventDefault();
    });

    /* Taking back --------------------------------------------------------------------------------------------------- */

    function undo() {
        var last = outbox.length > (sending ? 1 : 0) ? outbox.pop() : null, answer;
        if (last && last.form) { // not sent yet
            store();
            last.row.classList.remove('sent');
            last.row.classList.add('review');
            interrupt(last.form, last.field);
            return;
        }
        if (last)
            outbox.push(last);
        if (sending) {
            setTimeout(undo, 100);
            return;
        }
        answer = given.pop();
        ask('/review/undo', answer ? {decision: answer.decision} : {}).then(function (response) {
            return response.json().then(function (undone) {
                if (!response.ok) {
                    tell(undone.error, true);
                    return null;
                }
                return reviewCard.fetch('/review/' + undone.document).then(function (form) {
                    var here = form.querySelectorAll('.row.review').length;
                    if (here === 1) {
                        left++;
                        leftLine.textContent = say('left', left);
                    }
                    if (card && card.dataset.document === String(undone.document))
                        card = null;
                    interrupt(form, undone.field);
                    tell(say('undone', undone.label));
                });
            });
        }).catch(function () {
            if (answer)
                given.push(answer);
            tell(say('retry', 0), true);
        });
    }

    stage.addEventListener('click', function (event) {
        var row = rowOf(event.target), strip = event.target.closest('a.strip'), button = event.target.closest('button');
        if (event.target.closest('.skip-card')) {
            event.preventDefault();
            next();
        } else if (strip) {
            event.preventDefault();
            zoom(row);
        } else if (row && button) {
            event.preventDefault();
            if (button.name === 'answer')
                accept(row);
            else if (choose(row, button.name === 'none' ? '0' : button.value.split(' ')[1]))
                input(row).focus();
        } else if (button && button.name === 'answer') {
            event.preventDefault();
            acceptAll();
        }
    });

    /* Each asked field in turn; it stops at the first that has no value or a doubled number. */
    function acceptAll() {
        var form = card, all = rows().filter(function (row) { return row.classList.contains('review'); });
        for (var i = 0; i < all.length; i++) {
            focusRow(all[i]);
            accept(all[i]);
            if (card !== form || all[i].classList.contains('review'))
                return;
        }
    }

    root.querySelector('form.undo').addEventListener('submit', function (event) {
        event.preventDefault();
        undo();
    });

    /* Keys ------------------------------------------------------------------------------------------------------------ */

    function move(row, by) {
        var all = rows(), at = all[all.indexOf(row) + by];
        if (at) {
            focusRow(at);
            at.scrollIntoView({block: 'nearest'});
        }
    }

    function command(key, row) {
        if (key === 'u')
            undo();
        else if (key === 's')
            next();
        else if (key === 'z')
            zoom(row);
        else
            return false;
        return true;
    }

    /* A key in a field that is not being edited. True: it is done with. */
    function key(event, row) {
        var field = input(row), chosen = row.dataset.chosen;
        if (chosen && /^[0-9\/.-]$/.test(event.key)) { // the digit was the beginning of a number
            reset(row);
            row.dataset.editing = '1';
            field.value = chosen + event.key;
            field.setSelectionRange(field.value.length, field.value.length);
            field.dispatchEvent(new Event('input', {bubbles: true}));
            return true;
        }
        if (/^[0-9]$/.test(event.key) && choose(row, event.key))
            return true;
        if (command(event.key, row))
            return true;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            move(row, event.key === 'ArrowDown' ? 1 : -1);
            return true;
        }
        if (event.key.length === 1 && chosen)
            field.value = '';
        if (event.key.length === 1 || /^(Backspace|Delete|ArrowLeft|ArrowRight|Home|End)$/.test(event.key))
            row.dataset.editing = '1';
        return false;
    }

    document.addEventListener('keydown', function (event) {
        var row = rowOf(event.target), inField = row && event.target === input(row);
        if (dialog.open || event.ctrlKey || event.metaKey || event.altKey)
            return;
        if (Date.now() < deafUntil) {
            if (event.key.length === 1 || event.key === 'Enter')
                event.preventDefault();
            return;
        }
        if (event.isComposing || event.keyCode === 229) {
            if (inField)
                row.dataset.editing = '1';
            return;
        }
        if (event.target === document.body && card && /^(Enter|[0-9])$/.test(event.key)) {
            event.preventDefault(); // nothing was meant yet: show where one is
            focusRow(nextAsked(null) || rows()[0]);
        } else if (inField && event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            if (!event.repeat)
                accept(row);
        } else if (inField && event.key === 'Escape') {
            reset(row);
            input(row).value = input(row).dataset.read;
            remark(row, '');
            input(row).select();
        } else if (inField && !row.dataset.editing) {
            if (key(event, row))
                event.preventDefault();
        } else if (!inField && !event.target.matches('input, textarea, select') && command(event.key, row)) {
            event.preventDefault();
        }
    });

    /* Start -------------------------------------------------------------------------------------------------------------- */

    try {
        outbox = JSON.parse(sessionStorage.getItem(KEEP)) || [];
    } catch (damaged) {
        outbox = [];
    }
    root.classList.add('quick');
    if (card)
        show(card);
    send();
}());
