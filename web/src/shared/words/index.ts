/** The words of the chosen language. To add one: its file beside this one, and its name in the three lines below. */

import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { fr } from "./fr";
import { ja } from "./ja";
import { ko } from "./ko";
import type { Words } from "./words";

export type { ColourKey, CommandKey, LabelKey, UiKey, Words } from "./words";

export const LANGUAGES = ["ko", "en", "ja", "de", "ar", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];
export const WORDS: Readonly<Record<Language, Words>> = { ko, en, ja, de, ar, fr };

export function isLanguage(language: string): language is Language {
  return language in WORDS;
}

export function wordsOf(language: string): Words {
  return isLanguage(language) ? WORDS[language] : en;
}

export function directionOf(language: string): "rtl" | "ltr" {
  return language === "ar" ? "rtl" : "ltr";
}

/** ``{name}`` in a text replaced by what it stands for. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** `not_playing` → `Not playing`: for names that no language has a word for. */
export function plain(name: string): string {
  const words = name.replace(/_/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
