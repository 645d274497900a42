/* Batches: files sent in pieces that go on after a break, and progress that moves. */
(function () {
    'use strict';

    var PIECE = 4 * 1024 * 1024, KEEP = 'sohoa-batch';
    var send = document.getElementById('send'), drop = send.querySelector('.drop');
    var line = send.querySelector('.sending'), bar = send.querySelector('.sending-bar');
    var token = document.querySelector('meta[name=csrf]').content;
    var files = [], sending = false;

    function say(name, value) {
        return sentence(send, name, value);
    }
    function pause(ms) {
        return new Promise(function (done) { setTimeout(done, ms); });
    }
    function ask(path, body, type) {
        var options = {headers: {'X-Sohoa-Fragment': '1'}, credentials: 'same-origin', redirect: 'error'};
        if (body !== undefined) {
            options.method = 'POST';
            options.body = body;
            options.headers['X-Sohoa-Token'] = token;
            options.headers['Content-Type'] = type || 'application/x-www-form-urlencoded';
        }
        return fetch(path, options);
    }

    /* What the server answers; tried again while it cannot be reached. */
    async function insist(path, body, type) {
        for (var attempt = 0; ; attempt++) {
            try {
                var response = await ask(path, body, type);
                if (response.status < 500)
                    return response;
            } catch (unreachable) { /* again */ }
            line.textContent = say('broken');
            await pause(Math.min(15000, 500 * Math.pow(2, attempt)));
        }
    }

    async function sendFile(batch, item, sum) {
        var address = '/batches/' + batch + '/piece?name=' + encodeURIComponent(item.name) + '&size=' + item.file.size;
        var response = await insist(address), at;
        if (!response.ok)
            return false;
        at = (await response.json()).received;
        do {
            response = await insist(address + '&offset=' + at, item.file.slice(at, at + PIECE), 'application/octet-stream');
            if (!response.ok && response.status !== 409)
                return false;
            at = (await response.json()).received;
            bar.value = (sum.sent + at) / Math.max(1, sum.all);
            line.textContent = say('sending', item.name);
        } while (at < item.file.size);
        sum.sent += item.file.size;
        return true;
    }

    /* The batch that was being sent when the page was left: the same files, chosen again, go on in it. A file of that
     * name that is another one now makes a new batch. */
    function stamp(file) {
        return file.size + ' ' + file.lastModified;
    }
    function remember(batch, list) {
        try {
            if (!batch)
                localStorage.removeItem(KEEP);
            else
                localStorage.setItem(KEEP, JSON.stringify({batch: batch, files: list.map(function (item) {
                    return [item.name, stamp(item.file)];
                })}));
        } catch (full) { /* then it begins anew */ }
    }
    async function batchOf(list) {
        var kept = null, before, response;
        try {
            kept = JSON.parse(localStorage.getItem(KEEP));
        } catch (damaged) { /* none */ }
        if (kept && kept.batch && Array.isArray(kept.files)) {
            before = new Map(kept.files);
            if (list.some(function (item) { return before.has(item.name); }) &&
                list.every(function (item) { return !before.has(item.name) || before.get(item.name) === stamp(item.file); })) {
                response = await insist('/batches/' + encodeURIComponent(kept.batch) + '/piece?name=a&size=0');
                if (response.ok)
                    return kept.batch;
            }
        }
        response = await insist('/batches/new', '');
        return response.ok ? (await response.json()).batch : null;
    }

    async function sendAll(list) {
        var sum = {sent: 0, all: list.reduce(function (n, item) { return n + item.file.size; }, 0)}, taken = 0, refused = [];
        var batch = await batchOf(list);
        remember(batch, list);
        bar.hidden = false;
        for (var item of list) {
            if (batch && await sendFile(batch, item, sum))
                taken++;
            else
                refused.push(item.name);
        }
        if (taken)
            await insist('/batches/' + batch + '/take', '');
        remember(null);
        bar.hidden = true;
        line.textContent = (taken ? say('sent', taken) : '') + (refused.length ? ' ' + say('refused', refused.join(', ')) : '');
        line.classList.toggle('problem', refused.length > 0);
    }

    async function queue(list) {
        files = files.concat(list.filter(function (item) { return !/(^|\/)\./.test(item.name) && item.file.size > 0; }));
        if (sending)
            return;
        sending = true;
        while (files.length)
            await sendAll(files.splice(0));
        sending = false;
        follow();
    }

    /* Files of what was dropped, folders and all. */
    async function entries(entry, path, list) {
        if (entry.isFile) {
            var file = await new Promise(function (done, no) { entry.file(done, no); });
            list.push({name: path + entry.name, file: file});
            return;
        }
        var reader = entry.createReader(), some;
        do {
            some = await new Promise(function (done, no) { reader.readEntries(done, no); });
            for (var under of some)
                await entries(under, path + entry.name + '/', list);
        } while (some.length);
    }

    drop.hidden = false;
    drop.addEventListener('change', function (event) {
        queue(Array.from(event.target.files).map(function (file) {
            return {name: file.webkitRelativePath || file.name, file: file};
        }));
    });
    ['dragover', 'dragleave', 'drop'].forEach(function (kind) {
        drop.addEventListener(kind, function (event) {
            event.preventDefault();
            drop.classList.toggle('over', kind === 'dragover');
        });
    });
    drop.addEventListener('drop', async function (event) {
        var roots = Array.from(event.dataTransfer.items).map(function (item) { return item.webkitGetAsEntry(); });
        var list = [];
        for (var root of roots)
            if (root)
                await entries(root, '', list);
        queue(list);
    });
    window.addEventListener('beforeunload', function (event) {
        if (sending)
            event.preventDefault();
    });

    /* Progress moves while something is read; when it ends the page is fetched anew, unless files are being sent. */
    async function follow() {
        var old = document.getElementById('progress'), busy = old.dataset.busy === '1', response;
        try {
            response = await ask('/batches/progress');
            if (response.ok)
                old.outerHTML = await response.text();
        } catch (unreachable) { /* again */ }
        var now = document.getElementById('progress').dataset.busy === '1';
        if (busy && !now && !sending)
            location.reload();
        else if (now || busy)
            setTimeout(follow, 2000);
        else
            setTimeout(follow, 15000);
    }
    setTimeout(follow, 1000);
}());
