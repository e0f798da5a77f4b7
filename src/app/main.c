/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program. */
#include "dbk-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = dbk_application_new ();

  return g_application_run (application, argc, argv);
}
