/** The few words that only the headset needs. */
import type { Language } from "../shared/words";

interface XrWords {
  walkIn: string;
  onTable: string;
  leave: string;
  turn: string;
  /** What to do, shown once. */
  how: string;
}

export const XR_WORDS: Readonly<Record<Language, XrWords>> = {
  ko: { walkIn: "안으로 들어가기", onTable: "탁자 위에 놓기", leave: "나가기", turn: "돌리기", how: "물건을 가리키고 누르거나 집어 보세요." },
  en: { walkIn: "Walk in", onTable: "On the table", leave: "Leave", turn: "Turn", how: "Point at a thing and press or pinch." },
  ja: { walkIn: "中に入る", onTable: "テーブルに置く", leave: "終わる", turn: "回す", how: "物を指して、押すかつまんでください。" },
  de: { walkIn: "Hineingehen", onTable: "Auf den Tisch", leave: "Verlassen", turn: "Drehen", how: "Zeig auf ein Ding und drück oder kneif." },
  ar: { walkIn: "الدخول", onTable: "على الطاولة", leave: "خروج", turn: "تدوير", how: "أشر إلى شيء ثم اضغط أو اقرص." },
};
