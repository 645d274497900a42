/* Export: look first, confirm what is risky, fetch the bag; remove it with a second confirmation. */
'use strict';

const {execFileSync} = require('node:child_process');
const {assert} = require('./browser.js');
const {CLERK} = require('./people.js');

module.exports = async (browser) => {
    const page = await browser.desk();

    await browser.fact('a search leads to the export of what it found', async () => {
        await page.goto('/?q=cai+cach');
        await page.click('.total .to-export');
        await page.waitForURL(/export\?selection=cai/);
        assert.match(await page.textContent('.figures'), /Văn bản/);
        await browser.shot(page, 'export-preview');
        await browser.judge(page);
    });
    await browser.fact('what holds open questions wants a second confirmation', async () => {
        await page.goto('/export?selection=1-3&form=zip');
        assert.match(await page.textContent('.panel .problem'), /chưa có người duyệt/);
        await page.evaluate(() => document.querySelector('[name=sure]').removeAttribute('required'));
        const [refused] = await Promise.all([page.waitForNavigation(), page.click('button.main')]);

        assert.equal(refused.status(), 409);
        assert.match(await page.textContent('[role=alert]'), /Chưa xuất/);
        await browser.shot(page, 'export-refused');
    });
    await browser.fact('a bag is written, verified and downloaded', async () => {
        await page.check('[name=sure]');
        await page.click('button.main');
        await page.waitForSelector('#progress.success');
        await browser.shot(page, 'export-done');
        await browser.judge(page);
        const [file] = await Promise.all([page.waitForEvent('download'), page.click('td.actions a >> nth=0')]);
        const path = browser.scratch + '/' + file.suggestedFilename();

        await file.saveAs(path);
        assert.match(execFileSync(process.env.SOHOA, ['verify', path], {encoding: 'utf8'}), /valid/);
    });
    await browser.fact('a bag is removed after a second confirmation', async () => {
        await page.click('td.actions a >> nth=1');
        await browser.shot(page, 'export-remove');
        await browser.judge(page);
        await page.click('button.main');
        await page.waitForURL('**/export');
        assert.equal(await page.locator('td.actions').count(), 0);
    });
    await browser.fact('every form of bag is written and valid', async () => {
        for (const form of ['tar.zst', 'tar', 'folder']) {
            await page.goto('/export?selection=3&form=' + form);
            if (await page.locator('[name=sure]').count())
                await page.check('[name=sure]');
            await page.click('button.main');
            await page.waitForSelector('#progress.success');
            const name = /export-\S+/.exec(await page.textContent('#progress'))[0];
            const said = execFileSync(process.env.SOHOA, ['verify', `${browser.scratch}/kho/exports/${name}`], {encoding: 'utf8'});

            assert.match(said, /: valid/);
            assert.ok(form === 'folder' ? !name.includes('.') : name.endsWith('.' + form));
        }
    });
    await browser.fact('a package for archives is written and valid; of a dossier only where one is chosen', async () => {
        await page.goto('/export?selection=3&kind=csip&form=zip');
        if (await page.locator('[name=sure]').count())
            await page.check('[name=sure]');
        await page.click('button.main');
        await page.waitForSelector('#progress.success');
        const name = /export-[0-9-]+\.zip/.exec(await page.textContent('#progress'))[0];
        const said = execFileSync(process.env.SOHOA, ['verify', `${browser.scratch}/kho/exports/${name}`], {encoding: 'utf8'});

        assert.match(said, /: valid; CSIP/);
        await page.goto('/export?selection=3&kind=aip-hoso&form=zip');
        assert.match(await page.textContent('[role=alert]'), /hoso:/);
        await browser.shot(page, 'export-kind');
        await browser.judge(page);
    });
    await browser.fact('a selection that finds nothing says so', async () => {
        await page.goto('/export?selection=99999');
        assert.match(await page.textContent('[role=alert]'), /Không có văn bản/);
    });
    await browser.fact('a clerk does not export', async () => {
        const clerk = await browser.window();

        await browser.signIn(clerk, CLERK);
        assert.equal((await clerk.goto('/export?selection=all')).status(), 403);
        await clerk.context().close();
    });
    await page.context().close();
};
