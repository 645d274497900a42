/* Dossiers: made, filled from a search, ordered, closed with a second confirmation, and opened again with a reason. */
'use strict';

const {assert} = require('./browser.js');
const {CLERK, READER} = require('./people.js');

module.exports = async (browser) => {
    const page = await browser.desk();

    await browser.fact('a dossier is made in a form', async () => {
        await page.goto('/dossiers');
        await page.click('.heading a >> nth=0');
        await page.fill('[name=organ_id]', 'H30.81');
        await page.fill('[name=year]', '2023');
        await page.fill('[name=symbol]', 'VP');
        await page.fill('[name=title]', 'Hồ sơ <b>cải cách</b> 2023');
        await page.selectOption('[name=maintenance]', '05');
        await browser.judge(page);
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
        assert.match(await page.textContent('h1'), /Hồ sơ <b>cải cách<\/b> 2023\s+đang mở/);
        assert.equal((await page.textContent('.sub')).trim(), 'H30.81.2023.01.VP');
    });
    await browser.fact('a value that cannot be is told with its field, and what was typed stays', async () => {
        await page.click('text=Sửa thông tin');
        await page.fill('[name=start_date]', '31/2/2023');
        await page.fill('[name=keyword]', 'cải cách');
        const [refused] = await Promise.all([page.waitForNavigation(), page.click('button.main')]);

        assert.equal(refused.status(), 400);
        assert.match(await page.textContent('[role=alert]'), /Thời gian bắt đầu/);
        assert.equal(await page.inputValue('[name=keyword]'), 'cải cách');
        await browser.shot(page, 'dossier-form-refused');
        await browser.judge(page);
        await page.fill('[name=start_date]', '1/1/2023');
        await page.fill('[name=end_date]', '2022');
        await page.click('button.main');
        assert.match(await page.textContent('[role=alert]'), /kết thúc trước khi bắt đầu/);
        await page.fill('[name=end_date]', '31/12/2023');
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
        assert.match(await page.textContent('.facts'), /01\/01\/2023/);
    });
    await browser.fact('what a search found is put into it', async () => {
        await page.goto('/?q=state:review');
        await page.click('.to-dossier');
        await browser.shot(page, 'dossier-put');
        await browser.judge(page);
        assert.match(await page.textContent('h1'), /Đưa 5 văn bản/);
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
        assert.equal(await page.locator('td.actions').count(), 5);
        await browser.shot(page, 'dossier');
        await browser.judge(page);
    });
    const ids = () => page.$$eval('td a[href^="/document/"]', (list) => list.map((a) => a.pathname.slice(10)).join(' '));

    await browser.fact('documents are moved, sorted and taken out', async () => {
        assert.equal(await ids(), '1 2 3 4 5');
        await page.click('[name=down][value="1"]');
        assert.equal(await ids(), '2 1 3 4 5');
        await page.click('[name=up][value="5"]');
        assert.equal(await ids(), '2 1 3 5 4');
        await page.click('[name=up][value="2"]');
        assert.equal(await ids(), '2 1 3 5 4');
        await page.click('[name=sort][value=number]');
        assert.equal((await ids()).split(' ').length, 5);
        await page.click('[name=remove][value="5"]');
        assert.equal((await ids()).includes('5'), false);
        await page.click('[name=sheets][value="1"]');
        assert.match(await page.textContent('#documents ~ form tbody tr:first-child'), /1–?/);
    });
    await browser.fact('the document tells its dossier, and the search has it as a facet', async () => {
        await page.goto('/document/3');
        assert.match(await page.textContent('[aria-labelledby=dossiers]'), /H30\.81\.2023\.01\.VP/);
        await page.goto('/?q=hoso:none');
        assert.equal(await page.locator('ol.hits > li').count(), 1);
        await page.goto('/?q=&dossier=H30.81.2023.01.VP');
        assert.equal(await page.locator('ol.hits > li').count(), 4);
        await browser.judge(page);
    });
    await browser.fact('without what is needed it is not closed', async () => {
        await page.goto('/dossiers/1/close');
        assert.match(await page.textContent('.lacks'), /thiếu Chế độ sử dụng.*bắt buộc/s);
        assert.equal(await page.locator('button.main').count(), 0);
        await browser.shot(page, 'dossier-close-blocked');
        await browser.judge(page);
    });
    await browser.fact('with findings it wants a second confirmation', async () => {
        await page.goto('/dossiers/1/edit');
        await page.selectOption('[name=mode]', '01');
        await page.selectOption('[name=confidence_level]', '02');
        await page.fill('[name=paper_file_code]', 'G09.2.7');
        await page.check('[name=language][value="01"]');
        await page.check('[name=language][value="02"]');
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
        assert.match(await page.textContent('.facts'), /tiếng Việt, tiếng Anh/);
        await page.click('text=Kết thúc hồ sơ');
        await browser.shot(page, 'dossier-close');
        await browser.judge(page);
        await page.evaluate(() => document.querySelector('[name=sure]').removeAttribute('required'));
        const [refused] = await Promise.all([page.waitForNavigation(), page.click('button.main')]);

        assert.equal(refused.status(), 409);
        await page.check('[name=sure]');
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
        assert.match(await page.textContent('h1'), /đã kết thúc/);
        assert.equal(await page.locator('td.actions').count(), 0);
        await browser.shot(page, 'dossier-closed');
        await browser.judge(page);
    });
    await browser.fact('the overview shows when its retention ends', async () => {
        await page.goto('/overview');
        assert.match(await page.textContent('.charts'), /Hồ sơ theo năm hết hạn bảo quản/);
        assert.match(await page.textContent('.charts'), /2043/);
        await browser.shot(page, 'overview-due');
        await browser.judge(page);
    });
    await browser.fact('it is opened again with a reason', async () => {
        await page.goto('/dossiers/1/reopen');
        await browser.judge(page);
        await page.fill('[name=reason]', 'thiếu phụ lục');
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
        assert.match(await page.textContent('h1'), /đang mở/);
        await page.click('summary');
        assert.match(await page.textContent('details'), /mở lại hồ sơ\s*thiếu phụ lục/);
    });
    const setMode = async (mode) => {
        await page.goto('/dossiers/1/edit');
        await page.selectOption('[name=mode]', mode);
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
    };

    await browser.fact('a reader looks, a clerk does not open again, and what is secret is there for neither', async () => {
        for (const [who, edit] of [[READER, 403], [CLERK, 200]]) {
            const other = await browser.window();

            await browser.signIn(other, who);
            await setMode('01');
            assert.equal((await other.goto('/dossiers/1/edit')).status(), edit);
            assert.equal((await other.goto('/dossiers/1/reopen')).status(), 403);
            assert.equal((await other.goto('/dossiers/1')).status(), 200);
            await setMode('03');
            assert.equal((await other.goto('/dossiers/1')).status(), 404);
            await other.goto('/dossiers');
            assert.equal(await other.locator('tbody tr').count(), 0);
            assert.equal((await other.goto('/document/1')).status(), 404);
            await other.context().close();
        }
        await setMode('01');
    });
    await browser.fact('a change without the token of the page is refused', async () => {
        const refused = await page.request.post('/dossiers/1/documents', {form: {remove: '1'}});

        assert.equal(refused.status(), 403);
    });
    await browser.fact('without JavaScript a dossier is ordered, closed and opened again', async () => {
        const plain = await browser.desk({javaScriptEnabled: false});

        await plain.goto('/dossiers/1');
        await plain.click('[name=sort][value=date]');
        await plain.waitForURL(/dossiers\/1#documents$/);
        await plain.goto('/dossiers/1/close');
        await plain.check('[name=sure]');
        await plain.click('button.main');
        await plain.waitForURL(/dossiers\/1$/);
        assert.match(await plain.textContent('h1'), /đã kết thúc/);
        assert.equal((await plain.request.get('/dossiers/1/edit', {maxRedirects: 0})).status(), 303);
        await plain.goto('/dossiers/1/reopen');
        await plain.fill('[name=reason]', 'sửa tiêu đề');
        await plain.click('button.main');
        await plain.waitForURL(/dossiers\/1$/);
        await plain.context().close();
    });
    await page.context().close();
};
