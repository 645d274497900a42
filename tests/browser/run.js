/* usage: node run.js SETUP-LINK SCREENSHOTS SCRATCH
 * Runs the files of facts below, in their order, against the server of the set-up link. */
'use strict';

const {open} = require('./browser.js');

const FILES = ['people', 'search', 'document', 'words', 'dossiers', 'screens', 'review', 'batches', 'export', 'plain'];

async function main(setup, screenshots, scratch) {
    const browser = await open(setup, screenshots, scratch);

    try {
        await browser.setUp();
        for (const file of FILES)
            await require('./' + file + '.js')(browser);
    } finally {
        await browser.close();
    }
}

main(...process.argv.slice(2)).catch((error) => {
    console.log('not ok the browser tests ran to their end\n#   ' + error.stack.replace(/\n/g, '\n#   '));
});
