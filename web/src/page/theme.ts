/** Light or dark: as chosen, else as the system says and as late as it is at the home. */

import { useEffect } from "preact/hooks";
import { useMedia, useTick, type Page } from "./context";

export type Theme = "light" | "dark";

/** Hours of the home's clock between which it is night. */
const EVENING = 20;
const MORNING = 6;

export function useTheme(page: Page): Theme {
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  useTick(60);
  const { look } = page.settings;
  const hour = page.format.hour(page.store.now());
  const night = page.store.home !== null && (hour >= EVENING || hour < MORNING);
  const theme: Theme = look === "auto" ? (systemDark || night ? "dark" : "light") : look;
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return theme;
}
