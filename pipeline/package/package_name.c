#include "pipeline/package/package_name.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "pipeline/base/digest.h"

#define VIETNAM_SECONDS (7 * 3600)

void package_uuid(const char *name, char out[PACKAGE_UUID_SIZE])
{
    char hex[DIGEST_SHA256_HEX];

    digest_sha256(name, strlen(name), hex);
    hex[12] = '8';
    hex[16] = "89ab"[(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) & 3];
    snprintf(out, PACKAGE_UUID_SIZE, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

void package_time(const char *utc, char out[PACKAGE_TIME_SIZE])
{
    struct tm t = {0};
    const char *end = strptime(utc, "%Y-%m-%dT%H:%M:%SZ", &t);
    time_t seconds;

    if (!end || *end) {
        snprintf(out, PACKAGE_TIME_SIZE, "%s", utc);
        return;
    }
    seconds = timegm(&t) + VIETNAM_SECONDS;
    gmtime_r(&seconds, &t);
    strftime(out, PACKAGE_TIME_SIZE, "%Y-%m-%dT%H:%M:%S.000+07:00", &t);
}
