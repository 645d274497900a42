/* Review by the keyboard alone. Documents 4 and 5 ask for number and issuer, 2 and 3 for the same type. */
'use strict';

const {assert} = require('./browser.js');
const {CLERK} = require('./people.js');

module.exports = async (browser) => {
    const page = await browser.desk();
    const card = (id) => page.waitForSelector(`form.sheet[data-document="${id}"]`);
    const saved = () => page.waitForFunction(() => /Đã lưu/.test(document.querySelector('.saving').textContent));
    const value = (field) => page.inputValue(`[data-field=${field}] .answer > :is(input:not([type=hidden]), textarea)`);
    const focused = () => page.evaluate(() => document.activeElement.closest('.row')?.dataset.field);
    const record = async (id) => (await page.request.get(`/document/${id}/record`)).json();

    await browser.fact('the queue begins with numbers, and the first question has the focus', async () => {
        await page.goto('/review');
        await card(4);
        assert.equal(await focused(), 'number');
        const strip = await page.$eval('[data-field=number] .strip img', (img) => img.naturalWidth);

        assert.ok(strip > 50, 'the strip of paper is there');
    });
    await browser.fact('a digit chooses a reading, Enter accepts it, and the next question has the focus', async () => {
        await page.keyboard.press('2');
        assert.equal(await value('number'), '17/QĐ-UBND');
        await page.keyboard.press('Enter');
        assert.equal(await focused(), 'issuer');
    });
    await browser.fact('typing replaces, and the next document comes', async () => {
        await page.keyboard.type('Ủy ban nhân dân xã B');
        await page.keyboard.press('Enter');
        await card(5);
        await saved();
        const fields = (await record(4)).fields;

        assert.equal(fields.number.value, '17/QĐ-UBND');
        assert.equal(fields.issuer.value, 'Ủy ban nhân dân xã B');
        assert.equal(fields.issuer.status, 'confirmed');
        assert.match(JSON.stringify(fields.issuer), /Trần Thị Lan/);
    });
    await browser.fact('what was confirmed is found at once', async () => {
        const found = await page.request.get('/?q=17%2FQ%C4%90-UBND');

        assert.match(await found.text(), /\/document\/4\?/);
    });
    await browser.fact('Tab goes to the next field; z shows the paper, larger, and closes', async () => {
        await page.keyboard.press('Tab');
        assert.equal(await focused(), 'date');
        await page.keyboard.press('Shift+Tab');
        assert.equal(await focused(), 'number');
        await page.keyboard.press('z');
        await page.waitForSelector('dialog.zoom[open] img');
        await page.waitForFunction(() => document.querySelector('dialog.zoom img').naturalWidth > 0);
        await browser.shot(page, 'review-zoom');
        await page.keyboard.press('z');
        await page.waitForSelector('dialog.zoom.page[open]');
        await page.waitForFunction(() => document.querySelector('dialog.zoom img').complete);
        await browser.shot(page, 'review-zoom-page');
        await page.keyboard.press('z');
        await page.waitForSelector('dialog.zoom', {state: 'hidden'});
        assert.equal(await focused(), 'number');
    });
    await browser.fact('a number the issuer used this year warns, and a second Enter takes it', async () => {
        for (let i = 0; i < 2; i++)
            await page.keyboard.press('ArrowDown');
        assert.equal(await focused(), 'issuer');
        await page.keyboard.type('Ủy ban nhân dân xã B');
        await page.keyboard.press('Enter');
        assert.equal(await focused(), 'number');
        await saved();
        await page.keyboard.type('17');
        await page.waitForFunction(() => /17\/QĐ-UBND/.test(document.querySelector('#number-note').textContent));
        await page.waitForSelector('#number-note strong');
        await browser.shot(page, 'review-same');
        assert.match(await page.textContent('#number-note'), /cơ quan đã dùng trong năm/);
        await page.keyboard.press('Enter');
        assert.equal((await record(5)).fields.number.status, 'review');
        await page.keyboard.press('Enter');
        await page.waitForSelector('form.sheet:not([data-document="5"])');
        await saved();
        assert.equal((await record(5)).fields.number.value, '17/QĐ-UBND');
    });
    await browser.fact('u takes the last answer back, s skips', async () => {
        await page.keyboard.press('u');
        await card(5);
        assert.equal((await record(5)).fields.number.status, 'review');
        assert.equal(await focused(), 'number');
        await page.keyboard.press('s');
        await page.waitForSelector('form.sheet:not([data-document="5"])');
    });
    await browser.fact('an answer that cannot be sent waits, also over a reload', async () => {
        await page.route('**/review/*', (route) => route.request().method() === 'POST' ? route.abort() : route.continue());
        await page.goto('/review/5');
        await card(5);
        await page.keyboard.press('2');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.saving.bad');
        await browser.shot(page, 'review-offline');
        assert.equal((await record(5)).fields.number.status, 'review');
        await page.unroute('**/review/*');
        page.once('dialog', (dialog) => dialog.accept());
        await page.reload();
        await saved();
        assert.equal((await record(5)).fields.number.value, '77/QĐ-UBND');
    });
    await browser.fact('equal cases are confirmed with one key, but for those unticked', async () => {
        await page.goto('/review/equal');
        await page.click('td a');
        await page.waitForSelector('.equal .cases img');
        await page.uncheck('.cases input >> nth=0');
        await page.click('.equal button.main');
        await page.waitForURL(/accepted=1/);
        const states = [(await record(2)).fields.type.status, (await record(3)).fields.type.status];

        assert.deepEqual(states, ['review', 'confirmed']);
    });
    await browser.fact('a second person is asked, sees the note first, and agrees', async () => {
        await page.goto('/review/2');
        await page.click('.second summary');
        await page.fill('.second [name=note]', 'Loại văn bản có đúng không?');
        await page.click('.second button');
        await page.waitForSelector('.second-asked');
        const clerk = await browser.window();

        await browser.signIn(clerk, CLERK);
        await clerk.goto('/review');
        await clerk.waitForSelector('form.sheet[data-document="2"] blockquote');
        assert.match(await clerk.textContent('.second-asked'), /Trần Thị Lan/);
        await browser.shot(clerk, 'review-second');
        await browser.judge(clerk);
        await clerk.click('.second-asked button');
        await clerk.waitForSelector('form.sheet:not([data-document="2"]), .notice');
        assert.match(await (await page.request.get('/document/2')).text(), /người thứ hai đã xem/);
        await clerk.context().close();
    });
    await page.context().close();
};
