/* The parts that forms about people have in common. */
#ifndef SOHOA_WEB_PEOPLE_FORM_H
#define SOHOA_WEB_PEOPLE_FORM_H

#include "tools/web/web.h"

/* A labelled input. type and autocomplete as in HTML. */
void people_form_put_input(const struct web_request *request, struct buf *out, const char *name, enum phrase label,
                           const char *value, const char *type, const char *autocomplete);
/* The new password, twice, with what is asked of it. */
void people_form_put_passwords(const struct web_request *request, struct buf *out);

/* A name to sign in with as it is stored: trimmed, lower case. */
const char *people_form_name(struct arena *arena, const char *typed);

/* name and full_name of the form into person; NULL, or what is wrong. */
const char *people_form_read_person(struct web_request *request, struct person *person);
/* Fields "password" and "again"; NULL, or what is wrong. */
const char *people_form_check_passwords(struct web_request *request);

#endif
