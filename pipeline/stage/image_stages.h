/* The stages over the picture: decode (file -> original raster, true text layer) and clean (raster for recognition). */
#ifndef SOHOA_STAGE_IMAGE_STAGES_H
#define SOHOA_STAGE_IMAGE_STAGES_H

struct stage;

extern const struct stage stage_decode, stage_clean;

#endif
