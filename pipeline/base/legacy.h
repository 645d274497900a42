/* Vietnamese text from before Unicode: letters of TCVN3 (ABC) and VNI typefaces, which without their font read as
 * Latin-1
 * ("QuyÕt ®Þnh", "Quyeát ñònh").
 *
 * Tables: TCVN 5712:1993 (VN3) and the VNI-Windows layout, as widely published. */
#ifndef SOHOA_BASE_LEGACY_H
#define SOHOA_BASE_LEGACY_H

#include <stddef.h>

struct arena;

enum legacy { LEGACY_NONE, LEGACY_TCVN3, LEGACY_VNI };

/* What the text (UTF-8) was written in. Told by signs that no Vietnamese in Unicode has inside words, when there are
 * several of them and they outnumber the letters that only Unicode has. */
enum legacy legacy_detect(const char *text, size_t n);
/* The text in Unicode, NFC, in the arena; of LEGACY_NONE, as it is. */
char *legacy_convert(struct arena *arena, enum legacy legacy, const char *text, size_t n);

#endif
