# sohoa: see `make help`. Sources are found by folder; external libraries are named once, in LIBRARIES.
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
ifeq ($(origin CC),default)
CC := gcc
endif
CFLAGS  ?= -O2 -g
CORPUS  ?= samples
SHARED  ?= ../shared
SECONDS ?= 600
DOCUMENTS ?= 100000

LIBRARIES := tesseract lept libarchive sqlite3 jansson libutf8proc libcrypto inih libseccomp libtiff-4 libmicrohttpd libsodium libxml-2.0 libqpdf pangocairo cairo-pdf
WARNINGS  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wcast-qual \
             -Wnull-dereference
FLAGS      = -std=gnu17 -D_GNU_SOURCE -I. -MMD -MP $(WARNINGS) $(WERROR) -fstack-protector-strong \
             $(shell pkg-config --cflags $(LIBRARIES))
LIBS       = $(shell pkg-config --libs $(LIBRARIES)) -lm

LIB_SOURCES  := $(sort $(wildcard pipeline/*/*.c ocr/*.c index/*.c))
TOOL_SOURCES := $(sort $(wildcard tools/*.c tools/*/*.c))
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
OBJECTS      := $(LIB_SOURCES:%.c=$(BUILD)/%.o)
TOOL_OBJECTS := $(TOOL_SOURCES:%.c=$(BUILD)/%.o)
UNIT_TESTS   := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)
FIXTURES     := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/unit/*_fixture.c))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_TESTS   := $(FUZZ_SOURCES:tests/fuzz/%.c=$(BUILD)/%)
FUZZ_FLAGS   := -O1 -g -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -fsanitize=fuzzer-no-link \
                -fno-omit-frame-pointer
MANUALS      := $(wildcard tools/man/*)

all: packages ## build build/sohoa
	@$(MAKE) --no-print-directory $(BUILD)/sohoa

packages: ## install the Debian packages that are missing
	@tools/install-packages

demo: all ## make an archive of samples/, read it, search it, export and verify a bag
	@tools/demo $(BUILD)

check: packages ## build with warnings as errors and run every test
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/check WERROR=-Werror test

# The fuzzers are compiled here, so that they can be built when they are wanted.
test: $(BUILD)/sohoa $(BUILD)/bench-search $(BUILD)/make-package $(UNIT_TESTS) $(FUZZ_SOURCES:%.c=$(BUILD)/%.o)
	@SHARED=$(SHARED) tests/run $(BUILD)

asan: packages ## the tests under the address and undefined behaviour sanitizers
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan WERROR=-Werror \
	    CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -Wno-format-truncation' test

memcheck: packages ## the unit tests under valgrind
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/check WERROR=-Werror unit-tests
	@tests/memcheck $(BUILD)/check

unit-tests: $(UNIT_TESTS)

fuzz: all ## run the fuzzers of tests/fuzz, or FUZZERS="fuzz_cites ...", SECONDS each (600)
	@tools/install-packages tests/fuzz/packages.txt
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC=clang WERROR=-Werror CFLAGS='$(FUZZ_FLAGS)' fuzzers
	@tests/fuzz/run $(BUILD)/fuzz $(BUILD)/sohoa $(SECONDS) $(FUZZERS)

fuzzers: $(FUZZ_TESTS) $(BUILD)/seeds-of

bench: all ## pages a minute beside ocrmypdf and bare tesseract on the same pages
	@tests/bench/bench $(BUILD) $(SHARED)

bench-linear: all $(BUILD)/turn-page ## 10, 100 and 1,000 pages of CORPUS: CPU seconds a page and memory
	@tests/bench/linear $(BUILD) $(CORPUS)

bench-search: all $(BUILD)/bench-search ## search beside Xapian and plain FTS5 on DOCUMENTS (100000) made of SHARED/text
	@tools/install-packages tests/bench/packages.txt
	@tests/bench/search $(BUILD) $(SHARED) $(DOCUMENTS)

bench-review: all ## the review of 20 documents by script at the pace of hands: keys and seconds a document
	@tests/bench/review $(BUILD) $(SHARED)

bench-load: all ## 50 readers for a minute beside an ingest: times of answers, memory, pages a minute
	@tests/bench/load $(BUILD) $(SHARED)

bench-packages: all $(BUILD)/bench-packages ## bags and packages: making and checking beside openssl on the same GB=1 gigabytes (in FOLDER)
	@tests/bench/packages $(BUILD) $(GB) $(FOLDER)

bench-pack: all $(BUILD)/bench-pack ## writing a package of 1, 1,000 and 50,000 documents: seconds and memory
	@for n in 1 1000 50000; do $(BUILD)/bench-pack $$n 2000 $(BUILD)/bench-pack.zip || exit 1; done; rm $(BUILD)/bench-pack.zip

eval: all ## read CORPUS (a folder with truth.json) and score it
	@tests/eval $(BUILD) $(CORPUS) $(SHARED)

contact: all $(BUILD)/contact-page ## of CORPUS, read by `make eval`, the pages read worst: as scanned beside as recognition gets them
	@tests/contact $(BUILD) $(CORPUS)

pdfa: all ## of CORPUS, read by `make eval`, every PDF/A: Preflight, qpdf, size, order of words
	@nice tests/pdfa $(BUILD) $(CORPUS)

rotated: all $(BUILD)/turn-page ## pages of CORPUS turned by 90, 180 and 270 degrees beside themselves: words
	@nice tests/rotated $(BUILD) $(CORPUS)

ablation: all ## read every EVERY-th (3) document of CORPUS with all steps and without each: words, seconds
	@EVERY=$(or $(EVERY),3) nice tests/ablation $(BUILD)/sohoa $(CORPUS)

digits: packages ## train the reader of written digits anew from SHARED/digits: an hour on two cores
	@tools/install-packages ocr/train/packages.txt
	@mkdir -p $(BUILD)
	$(CC) -std=gnu17 -D_GNU_SOURCE -I. -O3 -march=native $(WARNINGS) -Werror -o $(BUILD)/train-digits ocr/train/*.c \
	    ocr/digits_net.c pipeline/base/err.c pipeline/base/memory.c \
	    $$(pkg-config --cflags --libs cairo openblas zlib) -lpthread -lm
	$(BUILD)/train-digits --seed 1 --steps 16000 $(SHARED)/digits $(BUILD)/digits.weights
	$(BUILD)/train-digits --seed 2 --steps 8000 --rate 8e-4 --from $(BUILD)/digits.weights $(SHARED)/digits $(BUILD)/digits-1.weights
	$(BUILD)/train-digits --seed 4 --steps 4000 --rate 5e-4 --from $(BUILD)/digits-1.weights $(SHARED)/digits ocr/digits-1.weights
	$(BUILD)/train-digits --seed 3 --steps 10000 --rate 8e-4 --from $(BUILD)/digits.weights $(SHARED)/digits ocr/digits-2.weights

eval-digits: all ## how well the reader of written digits does on strings of SHARED/digits it was not trained on
	@$(CC) $(FLAGS) $(CFLAGS) -o $(BUILD)/eval-digits tests/bench/digits.c $(BUILD)/libsohoa.a $(LIBS)
	@for set in vn orand; do \
	    echo "strings-$$set:"; $(BUILD)/eval-digits $(SHARED)/digits/strings-$$set.tsv $(SHARED)/digits/strings-$$set || exit 1; \
	done

bench-cites: all ## what the citations of SHARED/text/laws.jsonl.zst mean among themselves
	@tests/bench/cites $(BUILD) $(SHARED)/text/laws.jsonl.zst

samples: packages ## draw samples/ anew
	@tools/install-packages samples/packages.txt
	@mkdir -p $(BUILD)
	$(CC) -std=gnu17 -O2 $(WARNINGS) -Werror -o $(BUILD)/draw-samples samples/*.c \
	    $$(pkg-config --cflags --libs pangocairo cairo-pdf lept) -lm
	$(BUILD)/draw-samples samples

install: all ## install under DESTDIR and PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7
	install -m 755 $(BUILD)/sohoa $(DESTDIR)$(PREFIX)/bin/sohoa
	install -m 644 $(filter %.1,$(MANUALS)) $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(filter %.5,$(MANUALS)) $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 $(filter %.7,$(MANUALS)) $(DESTDIR)$(PREFIX)/share/man/man7

clean: ## remove what was built
	rm -rf $(BUILD)

help: ## this text
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

$(BUILD)/sohoa: $(TOOL_OBJECTS) $(BUILD)/libsohoa.a
	$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libsohoa.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

# Nearly all the time of reading written digits is spent in its innermost loop.
$(BUILD)/ocr/digits_net.o: CFLAGS += -O3
$(BUILD)/ocr/digits_weights.o: $(wildcard ocr/*.weights)

$(BUILD)/ocr/compounds.o: ocr/compounds.txt

$(BUILD)/index/issuer.o: index/issuers.tsv
$(BUILD)/pipeline/package/package_xsd.o: $(wildcard pipeline/package/schemas/*)

# The tools without main, for the tests of their pure parts.
$(BUILD)/libtools.a: $(filter-out $(BUILD)/tools/main.o,$(TOOL_OBJECTS))
	@rm -f $@
	@ar rcs $@ $^

# What several tests of packages share.
$(BUILD)/libfixtures.a: $(FIXTURES)
	@rm -f $@
	@ar rcs $@ $^

$(FIXTURES): FLAGS += -Wno-null-dereference

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libfixtures.a $(BUILD)/libtools.a $(BUILD)/libsohoa.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Wno-null-dereference $(CFLAGS) -o $@ $(filter %.c %.a,$^) $(LIBS) -lcmocka

$(BUILD)/bench-search: tests/bench/search.c $(BUILD)/libsohoa.a
	$(CC) $(FLAGS) $(CFLAGS) -o $@ $< $(BUILD)/libsohoa.a $(LIBS)

$(BUILD)/make-package: tests/unit/make_package.c $(BUILD)/libfixtures.a $(BUILD)/libsohoa.a
	$(CC) $(FLAGS) $(CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/bench-packages: tests/bench/packages.c $(BUILD)/libsohoa.a
	$(CC) $(FLAGS) $(CFLAGS) -o $@ $< $(BUILD)/libsohoa.a $(LIBS)

$(BUILD)/%-page: tests/bench/%.c $(BUILD)/libsohoa.a
	$(CC) $(FLAGS) $(CFLAGS) -o $@ $< $(BUILD)/libsohoa.a $(LIBS)

$(BUILD)/bench-pack: tests/bench/pack.c $(BUILD)/libsohoa.a
	$(CC) $(FLAGS) $(CFLAGS) -o $@ $< $(BUILD)/libsohoa.a $(LIBS)

$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(BUILD)/libfixtures.a $(BUILD)/libtools.a $(BUILD)/libsohoa.a
	$(CC) $(FLAGS) $(CFLAGS) -fsanitize=fuzzer -Wl,--as-needed -o $@ $(filter %.c %.a,$^) $(LIBS)

$(BUILD)/seeds-of: tests/fuzz/seeds.c $(BUILD)/libfixtures.a $(BUILD)/libsohoa.a
	$(CC) $(FLAGS) $(CFLAGS) -fno-sanitize=fuzzer-no-link -Wl,--as-needed -o $@ $(filter %.c %.a,$^) $(LIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<

# The styles and scripts of the web page are inside the program.
$(BUILD)/tools/web/asset.o: $(wildcard tools/web/assets/*)

-include $(OBJECTS:.o=.d) $(TOOL_OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(FIXTURES:.o=.d) $(FUZZ_TESTS:=.d)
.PHONY: all packages demo check test asan memcheck unit-tests fuzz fuzzers bench bench-linear bench-search bench-cites bench-review bench-load bench-packages bench-pack eval contact pdfa rotated ablation eval-digits digits samples install clean help
