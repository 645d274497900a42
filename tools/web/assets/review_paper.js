/* The paper beside the values. cards() gives the cards of which strips are wanted, the one on the screen first. */
function reviewPaper(root, cards) {
    'use strict';

    /* Strips load a few at a time, those that are asked first: a browser has few connections to one server, and an
     * answer must not wait behind pictures. */
    var STRIPS = 3, loading = 0;

    function nextStrip() {
        var found = null;
        cards().some(function (form) {
            found = form.querySelector('.row.review .strip img[data-src]') || form.querySelector('.strip img[data-src]');
            return found;
        });
        return found;
    }

    function loadStrips() {
        var img;
        function done() {
            loading--;
            loadStrips();
        }
        while (loading < STRIPS && (img = nextStrip())) {
            loading++;
            img.addEventListener('load', done, {once: true});
            img.addEventListener('error', done, {once: true});
            img.src = img.dataset.src;
            img.removeAttribute('data-src');
        }
    }

    /* Larger: zoom(row) shows first the strip, then its page, then closes it. */
    var dialog = document.createElement('dialog'), picture = document.createElement('img');
    var closer = document.createElement('button');
    dialog.className = 'zoom';
    closer.type = 'button';
    closer.textContent = reviewCard.say('close');
    dialog.append(picture, closer);
    root.appendChild(dialog);
    closer.addEventListener('click', function () { dialog.close(); });
    dialog.addEventListener('keydown', function (event) {
        if (event.key === 'z') {
            event.preventDefault();
            zoom();
        } else if (event.key === 'Enter') {
            event.preventDefault();
            dialog.close();
        }
        event.stopPropagation();
    });

    function zoom(row) {
        var link, step = dialog.open ? picture.dataset.step : '';
        if (step === 'page') {
            dialog.close();
            return;
        }
        if (!step) {
            link = row && row.querySelector('a.strip');
            if (!link)
                return;
            picture.dataset.from = link.getAttribute('href');
            picture.alt = link.querySelector('img').alt;
        }
        picture.dataset.step = step ? 'page' : 'strip';
        picture.src = step ? picture.dataset.from.replace('large=1', 'large=page') : picture.dataset.from;
        dialog.classList.toggle('page', !!step);
        if (!dialog.open)
            dialog.showModal();
    }

    return {dialog, zoom, loadStrips};
}
