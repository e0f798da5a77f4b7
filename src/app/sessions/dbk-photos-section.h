/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos section: what was taken at this session. */
#pragma once

#include <gtk/gtk.h>

#include "dbk-draft.h"

G_BEGIN_DECLS

#define DBK_TYPE_PHOTOS_SECTION (dbk_photos_section_get_type ())
G_DECLARE_FINAL_TYPE (DbkPhotosSection, dbk_photos_section, DBK, PHOTOS_SECTION, GtkWidget)

GtkWidget *dbk_photos_section_new (DbkDraft *draft);
/** What is done first: adding one, or having the consent signed. */
gboolean dbk_photos_section_focus_first (DbkPhotosSection *self);
/** "2 photographs: front, left 45°", "Due at this session". Caller frees. */
char *dbk_photos_section_describe (DbkDraft *draft);

G_END_DECLS
