/* A misread word of the page put right with the mouse and with keys alone, and taken back. */
'use strict';

const {assert} = require('./browser.js');

module.exports = async (browser) => {
    const page = await browser.desk();
    const order = '/document/3?page=3';
    const words = () => page.$$eval('#sheet tspan', (list) => list.map((word) => word.textContent));
    let read;

    await browser.fact('a double click on a word opens the form with it, Enter keeps what is typed', async () => {
        await page.goto(order);
        read = await words();
        const at = read.findIndex((word, i) => i > 20 && word.length > 4);

        await page.locator('#sheet tspan').nth(at).dblclick();
        assert.equal(await page.inputValue('.correct [name=seen]'), read[at]);
        await browser.shot(page, 'correct');
        await browser.judge(page);
        await page.keyboard.type('Sửa rồi');
        await page.keyboard.press('Enter');
        await page.waitForURL(/word=/);
        assert.deepEqual(await words(), [...read.slice(0, at), 'Sửa', 'rồi', ...read.slice(at + 1)]);
        await page.waitForSelector('#sheet .corrected');
        assert.match(await page.textContent('#corrected + ul'), new RegExp(`${read[at]} → Sửa rồi.*Trần Thị Lan`));
        await browser.shot(page, 'corrected');
    });
    await browser.fact('search finds it at once', async () => {
        await page.goto('/?q=%22s%E1%BB%ADa+r%E1%BB%93i%22');
        assert.match(await page.textContent('.hits'), /Sửa rồi/);
        await page.goto(order);
    });
    await browser.fact('with keys alone: E, arrows, Enter, and the page is not turned meanwhile', async () => {
        await page.keyboard.press('e');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Shift+ArrowRight');
        const chosen = await page.textContent('#chosen');

        assert.equal(chosen.split(' ').length, 2);
        await page.keyboard.press('Enter');
        assert.equal(await page.inputValue('.correct [name=seen]'), chosen);
        assert.ok(await page.evaluate(() => document.activeElement.name === 'text'));
        await page.keyboard.press('Escape');
        assert.equal(await page.getAttribute('#correct', 'open'), null);
        assert.match(page.url(), /page=3/);
        await page.keyboard.press('ArrowRight');
        await page.waitForURL(/page=4/);
    });
    await browser.fact('a word is taken away and all comes back as it was read', async () => {
        await page.goto(order);
        const before = await words();

        await page.locator('#sheet tspan').nth(2).dblclick();
        await page.click('.correct [value=none]');
        await page.waitForURL(/word=/);
        assert.deepEqual(await words(), [...before.slice(0, 2), ...before.slice(3)]);
        for (const seen of [before[2], 'Sửa rồi']) { // by hand, as where there is no script
            await page.goto(order);
            await page.click('.correct summary');
            await page.fill('.correct [name=seen]', seen);
            await page.click('.correct [value=undo]');
            await page.waitForURL(/word=/);
        }
        assert.deepEqual(await words(), read);
        assert.equal(await page.locator('#corrected').count(), 0);
    });
    await browser.fact('a word that is not on the page is said plainly', async () => {
        await page.goto(order);
        await page.click('.correct summary');
        await page.fill('.correct [name=seen]', 'khôngcó');
        await page.fill('.correct [name=text]', 'x');
        await page.click('.correct [value=correct]');
        assert.match(await page.textContent('.notice'), /không có, hoặc có nhiều chỗ/);
    });
    await page.context().close();
};
