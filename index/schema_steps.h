/* Steps of the schema that stand in files of their own; schema.c has the others and their order. Private to index/. */
#ifndef SOHOA_INDEX_SCHEMA_STEPS_H
#define SOHOA_INDEX_SCHEMA_STEPS_H

extern const char SCHEMA_SEARCH[], SCHEMA_CITES[], SCHEMA_REGISTER[], SCHEMA_DOSSIER[],
    SCHEMA_CORRECTION[];

#endif
