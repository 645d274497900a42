/* Without JavaScript: search, reading, review. */
'use strict';

const {assert} = require('./browser.js');

module.exports = async (browser) => {
    const page = await browser.desk({javaScriptEnabled: false});

    await browser.fact('without JavaScript one searches, filters and reads', async () => {
        await page.goto('/');
        await page.fill('#q', 'cai cach hanh chinh');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.hits mark');
        await page.screenshot({path: browser.screenshots + '/plain-results.png'});
        await page.click('.hits h2 a');
        await page.waitForSelector('#sheet .hit');
        await page.waitForLoadState('networkidle');
        await page.screenshot({path: browser.screenshots + '/plain-document.png'});
        assert.ok(!await page.isVisible('#tools'), 'what needs a script is not shown');
        await page.click('a[rel=next]');
        await page.waitForURL(/page=2/);
    });
    await browser.fact('without JavaScript one answers what is asked', async () => {
        await page.goto('/review/1');
        await page.waitForLoadState('networkidle');
        await page.screenshot({path: browser.screenshots + '/plain-review.png'});
        await page.fill('#signer', 'Đỗ Trọng Nghĩa');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/review(\?after=|$)/);
        assert.match(await (await page.request.get('/document/1')).text(), /Đỗ Trọng Nghĩa/);
    });
    await browser.fact('without JavaScript a batch says what it needs', async () => {
        await page.goto('/batches');
        await page.screenshot({path: browser.screenshots + '/plain-batches.png'});
        assert.match(await page.textContent('#send'), /cần JavaScript/);
    });
    await page.context().close();
};
