/* Search: results while one types, filters in the address, the hit on the paper. */
'use strict';

const {assert} = require('./browser.js');

module.exports = async (browser) => {
    const page = await browser.desk();

    await browser.fact('a search begins with the first key and shows marked results', async () => {
        await page.goto('/');
        await page.keyboard.type('cai cach hanh chinh');
        await page.waitForSelector('.hits mark');
        assert.match(await page.textContent('.hits'), /Cải cách hành chính/i);
        assert.match(page.url(), /q=cai\+cach/);
        await browser.shot(page, 'search-vi');
        await browser.judge(page);
    });
    await browser.fact('a result opens at its page with the hits drawn on the picture', async () => {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForSelector('#sheet .hit');
        await page.waitForFunction(() => {
            const image = document.querySelector('#sheet image');
            return performance.getEntriesByName(new URL(image.getAttribute('href'), location).href).length > 0;
        });
        await browser.shot(page, 'document-vi');
        await browser.judge(page);
    });
    await page.context().close();
};
