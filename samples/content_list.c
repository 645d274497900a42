/* The documents in the order of truth.json. */
#include "content.h"

const struct doc *const all_docs[] = {
	&doc_decision, &doc_plan,	&doc_letter, &doc_notice,     &doc_proposal, &doc_report,
	&doc_resolution, &doc_directive, &doc_invitation, &doc_school, &doc_party, &doc_urgent,
	&doc_born,	&doc_web,	&doc_district, &doc_worn,	NULL
};
