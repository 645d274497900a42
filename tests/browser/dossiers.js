/* Dossiers: made, filled from a search, ordered, closed with a second confirmation, and opened again with a reason. */
'use strict';

const {assert} = require('./browser.js');

module.exports = async (browser) => {
    const page = await browser.desk();

    await browser.fact('a dossier is made in a form', async () => {
        await page.goto('/dossiers');
        await page.click('.heading a >> nth=0');
        await page.fill('[name=organ_id]', 'H30.81');
        await page.fill('[name=year]', '2023');
        await page.fill('[name=symbol]', 'VP');
        await page.fill('[name=title]', 'Hồ sơ <b>cải cách</b> hành chính');
        await page.selectOption('[name=maintenance]', '05');
        await browser.judge(page);
        await page.click('button.main');
        await page.waitForURL(/dossiers\/1$/);
        assert.match(await page.textContent('h1'), /Hồ sơ <b>cải cách<\/b> hành chính\s+đang mở/);
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
        assert.match(await page.textContent('details'), /dossier reopening\s*thiếu phụ lục/);
    });
    await page.context().close();
};
