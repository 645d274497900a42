// typing.js COOKIE PORT: types queries into the search page and prints how long results take to be painted.
'use strict';

const {chromium} = require('playwright-core');

const QUERIES = ['cải cách hành chính', 'cai cach hanh chinh', '768', 'ngân sách nhà nước', '"thủ tục hành chính"', 'đất đai',
    'quyết định', 'ủy ban nhân dân tỉnh', 'bảo hiểm xã hội', 'giáo dục và đào tạo'];

/* In the page: from the last key before results change to the first picture that shows them. */
function watch() {
    let key = 0, open = false;

    window.times = [];
    document.addEventListener('input', () => {
        key = performance.now();
        open = true;
    }, true);
    new MutationObserver(() => {
        const from = key;

        if (!open)
            return;
        open = false;
        requestAnimationFrame(() => {
            const channel = new MessageChannel(); // its message comes after the picture

            channel.port1.onmessage = () => window.times.push(performance.now() - from);
            channel.port2.postMessage(0);
        });
    }).observe(document.querySelector('main'), {childList: true, subtree: true});
}

async function main(cookie, port) {
    const base = 'http://127.0.0.1:' + port;
    const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
    const context = await browser.newContext({viewport: {width: 1366, height: 768}});
    const [name, value] = cookie.split('=');

    await context.addCookies([{name, value, url: base}]);
    const page = await context.newPage();

    await page.goto(base + '/');
    await page.evaluate(watch);
    for (const query of QUERIES) {
        await page.fill('#q', '');
        await page.waitForTimeout(400);
        await page.focus('#q');
        await page.keyboard.type(query, {delay: 150});
        await page.waitForTimeout(700);
    }
    const times = (await page.evaluate(() => window.times)).sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);

    console.log(`${times.length} pictures: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
    await browser.close();
}

main(process.argv[2], process.argv[3]);
