/* Search: results while one types, filters in the address, the keyboard, the hit on the paper. */
'use strict';

const {assert} = require('./browser.js');

module.exports = async (browser) => {
    const page = await browser.desk();

    await browser.fact('a search begins with the first key and shows marked results', async () => {
        await page.goto('/');
        await page.keyboard.type('cai cach hanh chinh');
        await page.waitForSelector('.hits mark:text-matches("Cải cách hành chính", "i")');
        await page.waitForURL(/q=cai\+cach\+hanh\+chinh/);
    });
    await browser.fact('a result opens at its page with the hits drawn on the picture', async () => {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForSelector('#sheet .hit');
        assert.match(page.url(), /page=1/, 'its title has the words');
        const over = await page.evaluate(() => {
            const places = (found) => Array.from(found).map((e) => e.getBoundingClientRect());
            const hits = places(document.querySelectorAll('#sheet .hit'));
            const words = places(Array.from(document.querySelectorAll('#sheet tspan'))
                .filter((w) => /^cải$/i.test(w.textContent)));
            return words.length > 0 && words.every((word) => hits.some((hit) =>
                Math.min(hit.right, word.right) - Math.max(hit.left, word.left) > word.width / 2 &&
                Math.min(hit.bottom, word.bottom) > Math.max(hit.top, word.top)));
        });

        assert.ok(over, 'the mark is on the word');
        await browser.shot(page, 'hits');
    });
    await browser.fact('back leads to the same results', async () => {
        await page.click('a.back');
        await page.waitForSelector('.hits mark');
        assert.equal(await page.inputValue('#q'), 'cai cach hanh chinh');
    });
    await browser.fact('a number is found in any form', async () => {
        for (const form of ['1482/QĐ-UBND', '1482 qd ubnd', '1482']) {
            await page.fill('#q', form);
            await page.waitForSelector('.hits .number:text-is("1482/QĐ-UBND")');
        }
    });
    await browser.fact('a filter narrows, stands in the address, and is lifted', async () => {
        await page.goto('/?q=');
        await page.click('.facets a[href*="year="] >> nth=0');
        await page.waitForSelector('.chips a');
        assert.match(page.url(), /year=\d{4}/);
        await page.click('.chips a');
        await page.waitForSelector('.facets a');
        assert.equal(await page.locator('.chips').count(), 0);
    });
    await browser.fact('nothing found says what to try', async () => {
        await page.goto('/?q=xyzzyq');
        await page.waitForSelector('.nothing .hint');
        await browser.shot(page, 'search-nothing');
        await browser.judge(page);
    });
    await page.context().close();
};
