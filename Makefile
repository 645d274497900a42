# sohoa: see `make help`. Sources are found by folder; each external library is named once, in LIBRARIES.
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
CC      ?= gcc
CFLAGS  ?= -O2 -g

LIBRARIES := tesseract lept libarchive sqlite3 jansson libutf8proc libcrypto inih libseccomp libtiff-4
WARNINGS  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wcast-qual \
             -Wnull-dereference $(WERROR)
FLAGS      = -std=gnu17 -D_GNU_SOURCE -I. -MMD -MP $(WARNINGS) -fstack-protector-strong \
             $(shell pkg-config --cflags $(LIBRARIES))
LIBS       = $(shell pkg-config --libs $(LIBRARIES)) -lm

LIB_SOURCES  := $(sort $(wildcard pipeline/*/*.c ocr/*.c index/*.c))
TOOL_SOURCES := $(sort $(wildcard tools/*.c))
OBJECTS      := $(LIB_SOURCES:%.c=$(BUILD)/%.o)
TOOL_OBJECTS := $(TOOL_SOURCES:%.c=$(BUILD)/%.o)

all: $(BUILD)/sohoa

$(BUILD)/sohoa: $(TOOL_OBJECTS) $(BUILD)/libsohoa.a
	$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libsohoa.a: $(OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<

clean:
	rm -rf $(BUILD)

-include $(OBJECTS:.o=.d) $(TOOL_OBJECTS:.o=.d)
.PHONY: all clean
