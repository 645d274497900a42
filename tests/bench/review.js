/* usage: node review.js SETUP-LINK COUNT TRUTH...
 * Reviews COUNT documents as a practised person would: what is read rightly is accepted, a right candidate chosen by its
 * digit, anything else typed. Each key takes KEY ms, as those of a person; looking and thinking are not in it. */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const {open} = require('../browser/browser.js');

const KEY = 150; // ms

/* By file name: the truth of each field as a person would type it. */
function truths(files) {
    const all = new Map();

    for (const file of files)
        for (const truth of JSON.parse(fs.readFileSync(file, 'utf8')))
            all.set(path.basename(truth.file), truth);
    return all;
}

/* The same to a person: a title may be read with what stands above it, and case follows the paper. */
function same(field, shown, truth) {
    const plain = (text) => (text ?? '').normalize('NFC').toLowerCase().replace(/[\s.,;]+/g, ' ').trim();

    return plain(shown) === plain(truth) || (field === 'signer_title' && truth && plain(shown).endsWith(plain(truth)));
}

function typed(field, truth) {
    return field === 'date' ? truth.split('-').reverse().join('/') : truth;
}

/* What the screen shows of the question that has the focus. */
function question() {
    const row = document.activeElement?.closest?.('.row.review');
    const form = document.querySelector('form.sheet');

    if (!form || !row)
        return form ? {document: form.dataset.document} : null;
    return {
        document: form.dataset.document,
        file: form.querySelector('.path').title.split('/').pop(),
        field: row.dataset.field,
        value: document.activeElement.value,
        candidates: Array.from(row.querySelectorAll('.choices [data-value]'), (button) => button.dataset.value),
    };
}

class Reviewer {
    constructor(page, truth) {
        Object.assign(this, {page, truth, keys: 0, answers: {accepted: 0, chosen: 0, typed: 0, none: 0}, seen: new Map(), unknown: 0});
    }

    async press(key) {
        this.keys++;
        await this.page.waitForTimeout(KEY);
        await this.page.keyboard.press(key);
    }

    async write(text) {
        this.keys += text.length;
        await this.page.keyboard.type(text, {delay: KEY});
    }

    async answer(q) {
        const truth = this.truth.get(q.file)?.[q.field];
        const wanted = truth ? typed(q.field, truth) : null;
        const at = q.candidates.findIndex((candidate) => same(q.field, candidate, wanted));
        const plain = q.field === 'number' && wanted ? wanted.split('/')[0] : wanted;

        if (truth === undefined) { // what the truth does not tell is accepted as read
            this.unknown++;
            await this.press(q.value ? 'Enter' : '0');
        } else if (!wanted) {
            this.answers.none++;
            await this.press('0');
        } else if (same(q.field, q.value, wanted)) {
            this.answers.accepted++;
        } else if (at >= 0 && at < 9) {
            this.answers.chosen++;
            await this.press(String(at + 1));
        } else {
            this.answers.typed++;
            await this.write(q.field === 'number' && q.value.replace(/^[^/]*/, '') === wanted.replace(/^[^/]*/, '') ? plain : wanted);
        }
        await this.press('Enter');
    }

    /* Until so many documents have nothing open, or the queue ends. */
    async review(count) {
        let last = '';

        for (;;) {
            const q = await this.page.evaluate(question);

            if (!q)
                break;
            if (q.document !== last && this.seen.size === count)
                break;
            last = q.document;
            if (!q.field) {
                await this.press('s');
                continue;
            }
            this.seen.set(q.document, q.file);
            await this.answer(q);
        }
        await this.page.waitForFunction(() => !sessionStorage.getItem('sohoa-review-outbox'));
    }
}

/* What was saved, beside the truth. */
async function check(page, reviewer) {
    let right = 0, wrong = [];

    for (const [id, file] of reviewer.seen) {
        const record = await (await page.request.get(`/document/${id}/record`)).json();

        for (const [field, got] of Object.entries(record.fields)) {
            const truth = reviewer.truth.get(file)?.[field];

            if (got.status !== 'confirmed' || truth === undefined)
                continue;
            if (same(field, got.value, truth))
                right++;
            else
                wrong.push(`document ${id} ${field}: ${got.value}, not ${truth}`);
        }
    }
    return {right, wrong};
}

async function main(setup, count, files) {
    const browser = await open(setup, '/nonexistent', '/nonexistent');

    try {
        const page = await browser.firstPage();
        const reviewer = new Reviewer(page, truths(files));

        await page.goto('/review');
        await page.waitForSelector('form.sheet');
        const begin = Date.now();

        await reviewer.review(Number(count));
        const seconds = (Date.now() - begin) / 1000, n = reviewer.seen.size, a = reviewer.answers;
        const {right, wrong} = await check(page, reviewer);

        console.log(`${n} documents, ${right + wrong.length} answers: ${a.accepted} accepted, ${a.chosen} chosen, ${a.typed} typed, ${a.none} not on the paper`);
        console.log(`${(reviewer.keys / n).toFixed(1)} keys and ${(seconds / n).toFixed(1)} s a document; ` +
            `${(seconds - reviewer.keys * KEY / 1000).toFixed(1)} s of ${seconds.toFixed(1)} s were not keys`);
        console.log(`saved rightly: ${right}; wrongly: ${wrong.length}`);
        wrong.forEach((line) => console.log('  ' + line));
    } finally {
        await browser.close();
    }
}

main(process.argv[2], process.argv[3], process.argv.slice(4)).catch((error) => {
    console.error(error.stack);
    process.exitCode = 1;
});
