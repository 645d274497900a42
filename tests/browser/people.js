/* People: a link for each, roles, what each role sees. Leaves the clerk Minh and the reader Hoa. */
'use strict';

const {assert} = require('./browser.js');
const {ADMIN} = require('./browser.js');

const CLERK = {name: 'minh', fullName: 'Nguyễn Văn Minh', password: 'mat khau cua minh', role: 'clerk'};
const READER = {name: 'hoa', fullName: 'Lê Thị Hoa', password: 'mat khau cua hoa 1', role: 'reader'};

async function add(browser, desk, who) {
    await desk.goto('/people');
    await desk.fill('.add [name=full_name]', who.fullName);
    await desk.fill('.add [name=name]', who.name);
    await desk.selectOption('.add [name=role]', who.role);
    await desk.click('.add button');
    const link = /http\S*\/link\/[\w-]+|\/link\/[\w-]+/.exec(await desk.textContent('main'))[0];
    const page = await browser.window();

    await page.goto(link);
    await browser.judge(page);
    await page.fill('[name=password]', who.password);
    await page.fill('[name=again]', who.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(browser.base + '/');
    return page;
}

module.exports = async (browser) => {
    const desk = await browser.desk();
    let clerk, reader;

    await browser.fact('a person is added and chooses a password by a link', async () => {
        clerk = await add(browser, desk, CLERK);
        reader = await add(browser, desk, READER);
        await browser.shot(desk, 'people-link');
    });
    await browser.fact('each role has its own pages', async () => {
        const tabs = (page) => page.$$eval('.top nav a', (list) => list.map((a) => a.getAttribute('href')));

        assert.deepEqual(await tabs(reader), ['/', '/dossiers', '/overview']);
        assert.deepEqual(await tabs(clerk), ['/', '/dossiers', '/review', '/batches', '/overview']);
        assert.equal((await clerk.goto('/people')).status(), 403);
        await browser.shot(clerk, 'refused');
        await browser.judge(clerk);
    });
    await browser.fact('a wrong password is said plainly', async () => {
        const page = await browser.window();

        await page.goto('/sign-in');
        await page.fill('[name=name]', ADMIN.name);
        await page.fill('[name=password]', 'wrong password');
        await page.keyboard.press('Enter');
        assert.match(await page.textContent('[role=alert]'), /không đúng/);
        await browser.shot(page, 'sign-in-wrong');
        await browser.judge(page);
        await page.context().close();
    });
    await browser.fact('a person locked out is out at the next click', async () => {
        await desk.goto('/people');
        await desk.click('tr:has-text("Hoa") form[action$="/lock"] button');
        await reader.goto('/overview');
        assert.match(reader.url(), /sign-in/);
        await desk.click('tr:has-text("Hoa") form[action$="/unlock"] button');
        await browser.signIn(reader, READER);
    });
    for (const page of [desk, clerk, reader])
        await page.context().close();
};
module.exports.CLERK = CLERK;
module.exports.READER = READER;
