/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of what is chosen while a session is logged, and of people and courses. */
#include "config.h"

#include "dbk-gettext.h"

#include "dbk-names-private.h"

const DbkNameEntry dbk_names_reaction[] = {
  { "erythema", NC_ ("reaction", "Erythema") },
  { "tightness", NC_ ("reaction", "Tightness") },
  { "petechiae", NC_ ("reaction", "Petechiae") },
  { "purpura", NC_ ("reaction", "Purpura") },
  { "bruising", NC_ ("reaction", "Bruising") },
  { "abrasion", NC_ ("reaction", "Abrasion") },
  { "urticaria", NC_ ("reaction", "Urticaria") },
  { "post_inflammatory_hyperpigmentation",
    NC_ ("reaction", "Post-inflammatory hyperpigmentation") },
  { "hypopigmentation", NC_ ("reaction", "Hypopigmentation") },
  { "telangiectasia", NC_ ("reaction", "Telangiectasia") },
  { "streaking", NC_ ("reaction", "Streaking") },
  { "infection", NC_ ("reaction", "Infection") },
  { "herpes_reactivation", NC_ ("reaction", "Herpes reactivation") },
  { "eye_irritation", NC_ ("reaction", "Eye irritation") },
  { "punctate_bleeding", NC_ ("reaction", "Punctate bleeding") },
  { "other", NC_ ("reaction", "Other") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_severity[] = {
  { "mild", NC_ ("severity", "Mild") },
  { "moderate", NC_ ("severity", "Moderate") },
  { "severe", NC_ ("severity", "Severe") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_reaction_answer[] = {
  { "none", NC_ ("reaction answer", "No adverse reaction") },
  { "some", NC_ ("reaction answer", "Adverse reaction") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_direction[] = {
  { "single", NC_ ("direction", "Single") },
  { "right_angles", NC_ ("direction", "Right angles") },
  { "circular", NC_ ("direction", "Circular") },
  { "lymphatic", NC_ ("direction", "Lymphatic") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_step[] = {
  { "cleanse", NC_ ("step", "Cleanse") },
  { "facial", NC_ ("step", "Facial") },
  { "tone", NC_ ("step", "Tone") },
  { "vitamin_c", NC_ ("step", "Vitamin C") },
  { "moisturise", NC_ ("step", "Moisturize") },
  { "sun_protection", NC_ ("step", "Sun protection") },
  { "other", NC_ ("step", "Other") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_moment[] = {
  { "before", NC_ ("moment", "Before") },
  { "during", NC_ ("moment", "During") },
  { "after", NC_ ("moment", "After") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_tip_care[] = {
  { "single_use", NC_ ("tip care", "Single use") },
  { "sterilised", NC_ ("tip care", "Sterilized") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_device_kind[] = {
  { "crystal", NC_ ("device", "Crystal") },
  { "diamond", NC_ ("device", "Diamond") },
  { "other", NC_ ("device", "Other") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_view[] = {
  { "front", NC_ ("view", "Front") },         { "left_45", NC_ ("view", "Left, 45°") },
  { "right_45", NC_ ("view", "Right, 45°") }, { "left", NC_ ("view", "Left") },
  { "right", NC_ ("view", "Right") },         { "close_up", NC_ ("view", "Close-up") },
  { "other", NC_ ("view", "Other") },         { NULL, NULL },
};

const DbkNameEntry dbk_names_session_state[] = {
  { "draft", NC_ ("session state", "Draft") },
  { "signed", NC_ ("session state", "Signed") },
  { "transcribed", NC_ ("session state", "Transcribed") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_strip[] = {
  { "done", NC_ ("strip", "done") },
  { "skipped", NC_ ("strip", "skipped") },
  { "draft", NC_ ("strip", "draft") },
  { "late", NC_ ("strip", "late") },
  { "next_due", NC_ ("strip", "next due") },
  { "planned", NC_ ("strip", "planned") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_course_status[] = {
  { "planned", NC_ ("course status", "Planned") },
  { "active", NC_ ("course status", "Active") },
  { "paused", NC_ ("course status", "Paused") },
  { "completed", NC_ ("course status", "Completed") },
  { "cancelled", NC_ ("course status", "Canceled") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_role[] = {
  { "practitioner", NC_ ("role", "Practitioner") },
  { "receptionist", NC_ ("role", "Receptionist") },
  { "owner", NC_ ("role", "Owner") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_call_outcome[] = {
  { "booked", NC_ ("call outcome", "Booked") },
  { "will_call", NC_ ("call outcome", "Will call back") },
  { "message_left", NC_ ("call outcome", "Message left") },
  { "no_answer", NC_ ("call outcome", "No answer") },
  { "declined", NC_ ("call outcome", "Doesn’t want to come") },
  { "wrong_number", NC_ ("call outcome", "Wrong number") },
  { "other", NC_ ("call outcome", "Something else") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_contact_preference[] = {
  { "phone", NC_ ("contact preference", "Phone") },
  { "message", NC_ ("contact preference", "Text message") },
  { "email", NC_ ("contact preference", "E-mail") },
  { "post", NC_ ("contact preference", "Mail") },
  { "do_not_call", NC_ ("contact preference", "Do not call") },
  { NULL, NULL },
};

const DbkNameEntry dbk_names_phone_kind[] = {
  { "mobile", NC_ ("phone", "Mobile") },
  { "home", NC_ ("phone", "Home") },
  { "work", NC_ ("phone", "Work") },
  { "other", NC_ ("phone", "Other") },
  { NULL, NULL },
};
