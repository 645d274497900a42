#include "tools/web/asset.h"

#include <stdio.h>
#include <string.h>

#include "pipeline/base/digest.h"

/* The files are found from the top of the source tree, where make runs. */
#define ASSET(id, name, type)                                                                                          \
    __asm__(".section .rodata\n"                                                                                       \
            "asset_" #id "_start: .incbin \"tools/web/assets/" name "\"\n"                                             \
            "asset_" #id "_end: .byte 0\n"                                                                             \
            ".previous\n");                                                                                            \
    extern const char asset_##id##_start[], asset_##id##_end[];
ASSET_TABLE(ASSET)
#undef ASSET

static const struct {
    const char *name, *type, *start, *end;
} FILES[] = {
#define ASSET(id, name, type) {name, type, asset_##id##_start, asset_##id##_end},
    ASSET_TABLE(ASSET)
#undef ASSET
};
#define ASSET_COUNT (sizeof FILES / sizeof *FILES)

static struct asset assets[ASSET_COUNT];
static char addresses[ASSET_COUNT][80];

void asset_prepare(void)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        struct asset *asset = &assets[i];
        char sum[DIGEST_SHA256_HEX];

        *asset = (struct asset){.name = FILES[i].name,
                                .type = FILES[i].type,
                                .bytes = FILES[i].start,
                                .length = (size_t)(FILES[i].end - FILES[i].start)};
        digest_sha256(asset->bytes, asset->length, sum);
        snprintf(asset->tag, sizeof asset->tag, "%.16s", sum);
        snprintf(addresses[i], sizeof addresses[i], "/assets/%s?v=%s", asset->name, asset->tag);
    }
}

const struct asset *asset_find(const char *name)
{
    for (size_t i = 0; i < ASSET_COUNT; i++)
        if (!strcmp(name, FILES[i].name))
            return &assets[i];
    return NULL;
}

const char *asset_address(const char *name)
{
    const struct asset *asset = asset_find(name);

    return asset ? addresses[asset - assets] : "";
}
