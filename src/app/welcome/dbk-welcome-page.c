/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: set up the clinic, bring in what there is, or look around. */
#include "config.h"

#include "dbk-welcome-page.h"

struct _DbkWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DbkWelcomePage, dbk_welcome_page, ADW_TYPE_BIN)

static void
dbk_welcome_page_class_init (DbkWelcomePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/org/dermabook/Dermabook/ui/welcome/dbk-welcome-page.ui");
}

static void
dbk_welcome_page_init (DbkWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dbk_welcome_page_new (void)
{
  return g_object_new (DBK_TYPE_WELCOME_PAGE, NULL);
}
