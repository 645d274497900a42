/* Batches: files sent in pieces that survive a break, failures with their reason, another try. */
'use strict';

const path = require('node:path');
const fs = require('node:fs');
const {assert} = require('./browser.js');

module.exports = async (browser) => {
    const page = await browser.desk();
    const file = (name) => path.join(browser.scratch, 'send', name);
    const documents = async () => {
        const text = await (await page.request.get('/?q=')).text();

        return Number(/class="total"><span[^>]*>(\d+)/.exec(text)[1]);
    };
    const before = await documents();

    await browser.fact('a file goes on after a break where it was, also on a page opened anew, and becomes a document', async () => {
        const offsets = [];
        let breaks = Infinity;

        assert.ok(fs.statSync(file('to.tif')).size > 4 * 1024 * 1024, 'the file has two pieces');
        await page.route('**/piece?*offset=*', (route) => {
            const offset = Number(new URL(route.request().url()).searchParams.get('offset'));

            if (offset > 0 && breaks-- > 0)
                return route.abort();
            offsets.push(offset);
            return route.continue();
        });
        await page.goto('/batches');
        await page.setInputFiles('.drop input:not([webkitdirectory])', [file('to.tif'), file('nho.png')]);
        await page.waitForFunction(() => /thử gửi tiếp/.test(document.querySelector('.sending').textContent));
        page.once('dialog', (dialog) => dialog.accept()); // files are being sent
        await page.reload();
        breaks = 1;
        await page.setInputFiles('.drop input:not([webkitdirectory])', [file('to.tif'), file('nho.png')]);
        await page.waitForFunction(() => /thử gửi tiếp/.test(document.querySelector('.sending').textContent));
        await page.waitForSelector('#progress[data-busy="1"]');
        await browser.shot(page, 'batches-progress');
        assert.deepEqual(offsets.map((offset) => offset > 0), [false, true, false], 'no piece was sent twice');
        await page.waitForSelector('#progress[data-busy="0"]', {timeout: 120000});
        assert.equal(await documents(), before + 2);
    });
    await browser.fact('a file that is no scan stands there with its reason, and is tried again', async () => {
        await page.goto('/batches');
        assert.match(await page.textContent('.batches .wide table'), /hong\.png/);
        await page.click('form[action="/batches/retry"] button');
        await page.waitForURL('**/batches');
        await page.waitForSelector('#progress[data-busy="0"]', {timeout: 60000});
        assert.match(await page.textContent('.batches .wide table'), /hong\.png/);
    });
    await browser.fact('a poor scan is shown with its picture and leads to its page', async () => {
        const poor = page.locator('.poor li', {has: page.locator('a[href="/document/4?page=1"]')});

        await poor.locator('img').scrollIntoViewIfNeeded();
        await page.waitForFunction(() => document.querySelector('.poor img').naturalWidth > 0);
        assert.match(await poor.textContent(), /Quét lại ở 300 dpi/);
        await browser.shot(page, 'batches-poor');
        await poor.locator('a').click();
        await page.waitForURL(/document\/4\?page=1/);
        assert.match(await page.textContent('#scan ~ p'), /Quét lại ở 300 dpi/);
        await page.locator('#scan').scrollIntoViewIfNeeded();
        await browser.shot(page, 'document-scan');
        await page.goto('/batches');
    });
    await browser.fact('a folder of the server that is not there is said plainly', async () => {
        await page.fill('#path', '/khong/co');
        await page.click('form[action="/batches/folder"] button');
        assert.match(await page.textContent('main'), /Không tìm thấy thư mục/);
        await browser.shot(page, 'batches-no-folder');
    });
    await page.context().close();
};
