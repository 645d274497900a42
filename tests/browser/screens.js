/* Every page as it looks: in both languages on the screen of an office, and at 200 %. Each is clean for axe and never
 * wider than its window. */
'use strict';

const {assert, HALF} = require('./browser.js');

const SCREENS = [
    ['search', '/'],
    ['results', '/?q=quy%E1%BA%BFt+%C4%91%E1%BB%8Bnh'],
    ['document', '/document/3?q=cai+cach&page=3'],
    ['dossiers', '/dossiers'],
    ['dossier', '/dossiers/1'],
    ['dossier-form', '/dossiers/1/edit'],
    ['review', '/review'],
    ['review-lost', '/review/1'],
    ['equal', '/review/equal'],
    ['equal-type', '/review/equal/type?value=Quy%E1%BA%BFt+%C4%91%E1%BB%8Bnh'],
    ['batches', '/batches'],
    ['overview', '/overview'],
    ['export', '/export?selection=all'],
    ['people', '/people'],
    ['account', '/account'],
    ['not-found', '/document/99999'],
];

/* Marks of Vietnamese in what the page itself says, outside of what stands in the archive. */
async function inEnglish(page) {
    const words = await page.$$eval('.top nav a, main h1, main h2, main th[scope=col], main button:not([data-value]), main label, .hint',
        (list) => list.map((node) => node.textContent.trim()));

    return words.filter((text) => /[ăâđêôơưạảấầậắặẹếềệịọốồộớờợụứừựỳỹ]/i.test(text) && !/\d|nhân dân|Quyết|:/.test(text));
}

async function visit(browser, page, language, size) {
    for (const [name, path] of SCREENS)
        await browser.fact(`${name} is readable, ${language}, ${size}`, async () => {
            await page.goto(path);
            await browser.shot(page, `${name}-${language}-${size}`);
            await browser.judge(page);
            const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);

            assert.ok(wide <= room, `${wide} px in a window of ${room}`);
            if (language === 'en')
                assert.deepEqual(await inEnglish(page), []);
        });
}

module.exports = async (browser) => {
    const page = await browser.desk();

    await visit(browser, page, 'vi', '1366');
    await page.goto('/');
    await page.click('.languages button[value=en]');
    await page.waitForSelector('html[lang=en]');
    await visit(browser, page, 'en', '1366');
    await page.context().close();
    const half = await browser.desk({viewport: HALF, deviceScaleFactor: 2});

    await visit(browser, half, 'vi', '200');
    await half.context().close();
};
