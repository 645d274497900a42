/* make-package KIND FORM PATH: a small valid package for the shell tests. KIND is AIP_hoso, SIP_hoso, AIP_tailieu, CSIP
 * or SIP; FORM is folder (PATH/NAME is made), zip or tar. Prints what was made. */
#include "tests/unit/package_fixture.h"

int main(int argc, char **argv)
{
    static const char *const KINDS[] = {
        [AIP_HOSO] = "AIP_hoso", [SIP_HOSO] = "SIP_hoso", [AIP_LOOSE] = "AIP_tailieu", [CSIP] = "CSIP", [SIP] = "SIP"};
    struct fixture f;
    int kind = 0;

    while (argc == 4 && kind <= SIP && strcmp(argv[1], KINDS[kind]) != 0)
        kind++;
    if (argc != 4 || kind > SIP) {
        fputs("usage: make-package AIP_hoso|SIP_hoso|AIP_tailieu|CSIP|SIP folder|zip|tar PATH\n", stderr);
        return 64;
    }
    fixture_build(&f, (enum fixture_kind)kind, NULL);
    if (!strcmp(argv[2], "folder")) {
        fixture_write_folder(&f, argv[3]);
        printf("%s/%s\n", argv[3], f.folder);
    } else {
        fixture_write_archive(&f, argv[3], !strcmp(argv[2], "zip"), NULL, NULL);
        puts(argv[3]);
    }
    fixture_release(&f);
    return 0;
}
