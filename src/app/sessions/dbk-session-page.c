/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which a session is logged: what it consists of. */
#include "config.h"

#include <glib/gi18n.h>

#include "dbk-draft-edit.h"
#include "dbk-row-columns.h"
#include "dbk-section-parts.h"
#include "dbk-session-page-private.h"
#include "dbk-toast.h"
#include "dbk-treatment-section.h"

G_DEFINE_FINAL_TYPE (DbkSessionPage, dbk_session_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
map_selection_changed_cb (DbkSessionPage *self)
{
  g_auto (GStrv) codes = dbk_area_map_view_dup_selected (self->map);

  if (self->draft == NULL)
    return;
  dbk_draft_choose_areas (self->draft, codes);
  /* An area pressed is an area being treated: show its row. */
  if (self->open != DBK_SECTION_TREATMENT)
    dbk_session_page_set_open (self, DBK_SECTION_TREATMENT);
}

static void
map_area_hovered_cb (DbkSessionPage *self, const char *code)
{
  GtkWidget *treatment = dbk_session_page_get_section (self, DBK_SECTION_TREATMENT);

  if (treatment != NULL)
    dbk_treatment_section_set_hovered (DBK_TREATMENT_SECTION (treatment), code);
}

static void
strip_jump_cb (DbkSessionPage *self, const char *field, int section)
{
  dbk_session_page_jump (self, field, (DbkSessionSection) section);
}

static void
strip_sign_cb (DbkSessionPage *self)
{
  dbk_session_page_sign (self);
}

static void
change_areas_cb (DbkSessionPage *self)
{
  dbk_session_page_choose_areas (self);
}

static void
keep_mine_cb (DbkSessionPage *self)
{
  dbk_draft_resolve (self->draft, TRUE);
}

static void
take_theirs_cb (DbkSessionPage *self)
{
  dbk_draft_resolve (self->draft, FALSE);
}

static void
clinical_cb (DbkSessionPage *self)
{
  /* Reception took over: what is here is kept and stays readable, but can't be changed. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), dbk_context_is_clinical (self->context));
  gtk_widget_set_sensitive (GTK_WIDGET (self->strip), dbk_context_is_clinical (self->context));
}

static void
let_draft_go (DbkSessionPage *self)
{
  if (self->draft == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->draft, self);
  /* A save that has begun keeps the draft for itself. */
  dbk_draft_flush_async (self->draft, NULL, NULL);
  g_clear_object (&self->draft);
}

static void
close_areas (DbkSessionPage *self)
{
  if (self->areas_window != NULL)
    gtk_window_destroy (self->areas_window);
  g_clear_weak_pointer (&self->areas_window);
}

void
dbk_session_page_clear (DbkSessionPage *self)
{
  let_draft_go (self);
  close_areas (self);
  dbk_session_page_remove_cards (self);
  self->open = -1;
  self->busy = FALSE;
}

static void
dbk_session_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, DBK_SESSION_PAGE (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_session_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      DBK_SESSION_PAGE (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dbk_session_page_constructed (GObject *object)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (object);

  G_OBJECT_CLASS (dbk_session_page_parent_class)->constructed (object);
  g_signal_connect_object (self->context, "notify::clinical", G_CALLBACK (clinical_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dbk_session_page_dispose (GObject *object)
{
  DbkSessionPage *self = DBK_SESSION_PAGE (object);

  let_draft_go (self);
  close_areas (self);
  for (int i = 0; i < DBK_N_SECTIONS; i++)
    self->cards[i] = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DBK_TYPE_SESSION_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (dbk_session_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, bin);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, title);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, saved);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, copy);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, copy_label);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, menu);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, trouble_text);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, keep_mine);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, take_theirs);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, refused);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, pane);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, pane_separator);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, map);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, sections_bin);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, sections);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, areas_card);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, small_map);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, areas_text);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, sides_text);
  gtk_widget_class_bind_template_child (widget_class, DbkSessionPage, strip);
}

static void
dbk_session_page_class_init (DbkSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dbk_session_page_get_property;
  object_class->set_property = dbk_session_page_set_property;
  object_class->constructed = dbk_session_page_constructed;
  object_class->dispose = dbk_session_page_dispose;
  properties[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DBK_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DBK_TYPE_AREA_MAP_VIEW);
  g_type_ensure (DBK_TYPE_AREA_MAP_WIDGET);
  g_type_ensure (DBK_TYPE_MISSING_STRIP);
  g_type_ensure (DBK_TYPE_WIDTH_BIN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dermabook/Dermabook/ui/sessions/dbk-session-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, map_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_area_hovered_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_areas_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, dbk_session_page_fold);
  dbk_session_page_install_actions (widget_class);
}

static void
dbk_session_page_init (DbkSessionPage *self)
{
  self->open = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  dbk_area_map_widget_set_editable (self->small_map, FALSE);
  dbk_area_map_widget_set_natural_width (self->small_map, 160);
  dbk_session_page_add_keys (self);
  dbk_session_page_update_undo (self);
  dbk_section_name_menu_button (self->menu, _ ("More about this session"));
  dbk_session_page_fold (self);
}

GtkWidget *
dbk_session_page_new (DbkContext *context)
{
  g_return_val_if_fail (DBK_IS_CONTEXT (context), NULL);

  return g_object_new (DBK_TYPE_SESSION_PAGE, "context", context, NULL);
}

static gboolean
is_typing (DbkSessionPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
}

/* What the open section lacked was just answered: go on to the next one. Not while text is typed:
 * the field would fold away under the person's hands. */
static void
advance (DbkSessionPage *self)
{
  guint missing = self->open < 0 ? 0
                                 : dbk_missing_count_section (dbk_draft_get_missing (self->draft),
                                                              (DbkSessionSection) self->open);
  gboolean complete = missing == 0 && self->missing_before > 0;

  /* Nor behind the lock: the page is to be as it was. */
  if (complete && (is_typing (self) || !gtk_widget_is_sensitive (GTK_WIDGET (self))))
    return;
  self->missing_before = missing;
  if (complete)
    dbk_session_page_go_on (self);
}

static void
draft_changed_cb (DbkSessionPage *self, guint parts)
{
  if ((parts & (DBK_DRAFT_AREAS | DBK_DRAFT_CHECKS)) != 0)
    dbk_session_page_update_maps (self);
  dbk_session_page_update (self);
  dbk_session_page_update_header (self);
  if (!self->going_back)
    advance (self);
}

static void
refuse (DbkSessionPage *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->refused, markup);
  adw_window_title_set_title (self->title, _ ("Session"));
  adw_window_title_set_subtitle (self->title, "");
  gtk_stack_set_visible_child_name (self->stack, "refused");
  gtk_widget_set_visible (GTK_WIDGET (self->strip), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), FALSE);
  gtk_widget_set_visible (self->copy, FALSE);
  gtk_widget_set_visible (self->menu, FALSE);
  gtk_widget_set_visible (self->trouble, FALSE);
}

/* What was typed before the window went, whatever made it go, is here again. */
static void
say_continued (DbkSessionPage *self)
{
  DbkTime begun = dbk_draft_get_session (self->draft)->recorded_at;
  g_autofree char *day = dbk_date_format_day (dbk_time_local_date (begun));
  g_autofree char *clock = dbk_time_format_clock (begun);
  /* Translators: the day and time a draft was begun. */
  g_autofree char *text =
      g_strdup_printf (_ ("Draft begun %1$s at %2$s, as it was left"), day, clock);

  dbk_toast (GTK_WIDGET (self), text);
}

void
dbk_session_page_open (DbkSessionPage *self,
                       DbkClientRecord *record,
                       const char *course_id,
                       const char *session_id)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DBK_IS_SESSION_PAGE (self));
  g_return_if_fail (record != NULL);

  dbk_session_page_clear (self);
  self->draft = dbk_draft_new (self->context, record, course_id, session_id, NULL, &error);
  if (self->draft == NULL)
    {
      refuse (self, error);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_set_visible (GTK_WIDGET (self->strip), TRUE);
  gtk_widget_set_visible (self->menu, TRUE);
  clinical_cb (self);
  g_object_set (self->sections_bin, "fold-width", dbk_row_columns_width (GTK_WIDGET (self)), NULL);
  dbk_session_page_make_cards (self);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "save-state-changed",
                           G_CALLBACK (dbk_session_page_update_header), self, G_CONNECT_SWAPPED);
  dbk_session_page_update_maps (self);
  dbk_area_map_view_show_best_view (self->map);
  dbk_area_map_widget_set_view (self->small_map, dbk_area_map_view_get_view (self->map));
  dbk_session_page_update (self);
  dbk_session_page_update_header (self);
  dbk_session_page_set_open (self, dbk_session_page_first_missing (self));
  dbk_session_page_fold (self);
  if (session_id != NULL)
    say_continued (self);
}

DbkDraft *
dbk_session_page_get_draft (DbkSessionPage *self)
{
  g_return_val_if_fail (DBK_IS_SESSION_PAGE (self), NULL);

  return self->draft;
}

int
dbk_session_page_get_open_section (DbkSessionPage *self)
{
  g_return_val_if_fail (DBK_IS_SESSION_PAGE (self), -1);

  return self->open;
}

void
dbk_session_page_open_section (DbkSessionPage *self, DbkSessionSection section)
{
  g_return_if_fail (DBK_IS_SESSION_PAGE (self));

  if (self->cards[section] != NULL)
    dbk_session_page_set_open (self, section);
}

GtkWidget *
dbk_session_page_get_section (DbkSessionPage *self, DbkSessionSection section)
{
  g_return_val_if_fail (DBK_IS_SESSION_PAGE (self), NULL);

  return self->cards[section] == NULL ? NULL : dbk_section_card_get_content (self->cards[section]);
}
