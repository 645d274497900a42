/* What the browser tests share: Chromium, facts, screenshots, the judge of accessibility.
 *
 * Each fact prints `ok NAME`, or `not ok NAME` and below it what was wrong. */
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {chromium} = require('playwright-core');
const AXE = require.resolve('axe-core/axe.min.js');

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SCREEN = {width: 1366, height: 768};
const HALF = {width: 683, height: 384}; // the same screen at 200 %
const PATIENCE = 15000;                 // ms that a busy machine may take
const ADMIN = {name: 'lan', fullName: 'Trần Thị Lan', password: 'mot mat khau dai'};

class Browser {
    constructor(chrome, setup, screenshots, scratch) {
        Object.assign(this, {chrome, setup, screenshots, scratch, base: new URL(setup).origin, complaints: []});
    }

    /* A window of its own: nobody is signed in but with `state`. Options as of newContext. */
    async window(options = {}) {
        const context = await this.chrome.newContext({viewport: SCREEN, baseURL: this.base, ...options});

        context.setDefaultTimeout(PATIENCE);
        const page = await context.newPage();

        /* A script that fails, or a resource that the policy refuses, is a fault wherever it happens; a status or a
         * broken line that the test asked for is none. */
        page.on('pageerror', (error) => this.complaints.push(page.url() + ': ' + error.message));
        page.on('console', (message) => {
            if (message.type() === 'error' && !/the server responded with a status|net::ERR_FAILED/.test(message.text()))
                this.complaints.push(page.url() + ': ' + message.text());
        });
        return page;
    }

    /* The first administrator, by the link that the server printed; the others sign in as that person. */
    async setUp() {
        await this.fact('the set-up link makes the first administrator', async () => {
            const page = await this.firstPage(true);

            await page.context().close();
        });
    }

    /* A window of who has just become the administrator. look: judge the form too. */
    async firstPage(look = false) {
        const page = await this.window();

        await page.goto(this.setup);
        if (look) {
            await this.shot(page, 'set-up-vi');
            await this.judge(page);
        }
        await page.fill('[name=full_name]', ADMIN.fullName);
        await page.fill('[name=name]', ADMIN.name);
        await page.fill('[name=password]', ADMIN.password);
        await page.fill('[name=again]', ADMIN.password);
        await page.keyboard.press('Enter');
        await page.waitForURL(this.base + '/');
        return page;
    }

    /* All pictures that are in sight are there. */
    async settle(page) {
        await page.waitForFunction(() => Array.from(document.images).every((image) => {
            const at = image.getBoundingClientRect();
            return image.complete || !at.width || at.bottom < 0 || at.top > innerHeight;
        }));
        await page.waitForFunction(() => Array.from(document.querySelectorAll('svg image')).every((image) => {
            const at = image.getBoundingClientRect();
            return at.bottom < 0 || at.top > innerHeight ||
                performance.getEntriesByName(new URL(image.getAttribute('href'), location).href).length > 0;
        }));
    }

    async signIn(page, who = ADMIN) {
        await page.goto('/sign-in');
        await page.fill('[name=name]', who.name);
        await page.fill('[name=password]', who.password);
        await page.keyboard.press('Enter');
        await page.waitForURL(this.base + '/');
    }

    /* A window of the administrator. */
    async desk(options) {
        if (!this.state) {
            const page = await this.window();

            await this.signIn(page);
            this.state = await page.context().storageState();
            await page.context().close();
        }
        return this.window({storageState: this.state, ...options});
    }

    async fact(name, check) {
        this.complaints = [];
        try {
            await check();
            assert.deepEqual(this.complaints, []);
            console.log('ok ' + name);
        } catch (error) {
            console.log('not ok ' + name + '\n#   ' + String(error.message).replace(/\n/g, '\n#   '));
        }
    }

    /* What is on the screen, kept as NAME.png. */
    async shot(page, name) {
        await this.settle(page);
        await page.screenshot({path: path.join(this.screenshots, name + '.png')});
    }

    /* Nothing that axe finds wrong, of WCAG 2 A and AA and of good practice. */
    async judge(page) {
        await page.evaluate(require('node:fs').readFileSync(AXE, 'utf8'));
        const found = await page.evaluate(() => window.axe.run());
        const faults = found.violations.map((fault) =>
            `${fault.id}: ${fault.help}: ` + fault.nodes.map((node) => node.html.slice(0, 160)).join(' | '));

        assert.deepEqual(faults, []);
    }

    async close() {
        await this.chrome.close();
    }
}

async function open(setup, screenshots, scratch) {
    const chrome = await chromium.launch({executablePath: '/usr/bin/chromium', args: FLAGS});

    return new Browser(chrome, setup, screenshots, scratch);
}

module.exports = {open, assert, SCREEN, HALF, ADMIN};
