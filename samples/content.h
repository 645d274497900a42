/* One table a document; draw order is in content_list.c. */
#ifndef CONTENT_H
#define CONTENT_H

#include "samples.h"

extern const struct doc doc_decision, doc_plan, doc_letter, doc_notice, doc_proposal, doc_report,
	doc_resolution, doc_directive, doc_invitation, doc_school, doc_party, doc_urgent, doc_born,
	doc_web, doc_district, doc_worn;

#endif
