/* Names and times in packages. All names are made from what is packed, so that the same content has the same names. */
#ifndef SOHOA_PACKAGE_PACKAGE_NAME_H
#define SOHOA_PACKAGE_PACKAGE_NAME_H

#define PACKAGE_UUID_SIZE 37
#define PACKAGE_TIME_SIZE 32

/* A UUID of version 8 (RFC 9562, 5.8) from the SHA-256 of `name`, in lower case. */
void package_uuid(const char *name, char out[PACKAGE_UUID_SIZE]);

/* "2026-11-21T18:40:22Z" in the time of Vietnam: "2026-11-22T01:40:22.000+07:00". What is no such time stays. */
void package_time(const char *utc, char out[PACKAGE_TIME_SIZE]);

#endif
