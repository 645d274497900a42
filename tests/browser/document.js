/* A document: its pages, the text on the picture, fields with their crops, citations, tasks, downloads. */
'use strict';

const {assert} = require('./browser.js');

module.exports = async (browser) => {
    const page = await browser.desk();
    const widthOf = (selector) => page.evaluate((s) => document.querySelector(s).getBoundingClientRect().width, selector);
    const order = '/document/3';

    await browser.fact('text is selected on the picture and copied in its order', async () => {
        await page.goto(order + '?page=3');
        const text = await page.evaluate(() => {
            const line = Array.from(document.querySelectorAll('#sheet text')).find((t) => /Cải cách/i.test(t.textContent));
            getSelection().selectAllChildren(line);
            return getSelection().toString();
        });

        assert.match(text.replace(/\s+/g, ' '), /Cải cách hành chính tỉnh An Bình năm 2023/i);
    });
    await browser.fact('keys zoom, fit, rotate and turn pages', async () => {
        const before = await widthOf('#sheet');

        await page.keyboard.press('+');
        assert.ok(await widthOf('#sheet') > before * 1.2);
        await page.keyboard.press('0');
        assert.ok(await widthOf('#sheet') < before);
        await page.keyboard.press('r');
        assert.match(await page.getAttribute('#sheet g.turned', 'transform'), /rotate\(90\)/);
        await browser.shot(page, 'document-turned');
        await page.keyboard.press('ArrowRight');
        await page.waitForURL(/page=4/);
        await page.keyboard.press('ArrowLeft');
        await page.waitForURL(/page=3/);
    });
    await browser.fact('looked at closely the picture is as fine', async () => {
        await page.goto(order);
        for (let i = 0; i < 3; i++)
            await page.click('[data-do=in]');
        assert.match(await page.getAttribute('#sheet image', 'href'), /size=large/);
    });
    await browser.fact('a field shows where on the paper it stands', async () => {
        await page.goto(order);
        await page.click('.facts a.crop >> nth=0');
        await page.waitForSelector('#sheet .place');
        await browser.shot(page, 'document-place');
    });
    await browser.fact('citations, tasks, history and downloads are there', async () => {
        assert.match(await page.textContent('#cites + ul'), /76\/NQ-CP/);
        assert.ok(await page.locator('#tasks ~ div tbody tr').count() >= 5);
        await page.click('.below summary >> nth=0');
        assert.match(await page.textContent('.below details[open]'), /tiếp nhận/);
        await page.locator('#tasks').scrollIntoViewIfNeeded();
        await browser.shot(page, 'document-tasks');
        const [file] = await Promise.all([page.waitForEvent('download'), page.click('.downloads a >> nth=0')]);

        assert.equal(file.suggestedFilename(), 'quyet-dinh-1482.pdf');
    });
    await browser.fact('what is asked leads to its review', async () => {
        await page.goto('/document/4');
        await page.click('.side a.button[href^="/review/"]');
        await page.waitForURL('**/review/4');
        await page.waitForSelector('form.sheet[data-document="4"]');
    });
    await page.context().close();
};
