/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dermabookctl: the records from a terminal. */
#include "dbk-ctl.h"
#include "dbk-translation.h"

int
main (int argc, char **argv)
{
  dbk_translation_bind ();
  return dbk_ctl_main (argc, argv);
}
