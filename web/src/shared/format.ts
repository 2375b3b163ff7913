/** Numbers, units, times, as the chosen language writes them. */

import type { ValueFacts } from "./facts";

const INTL_UNITS: Readonly<Record<string, string>> = { "°C": "celsius", "°": "degree" };
const COMMA: Readonly<Record<string, string>> = { ja: "、", ar: "، " };

export class Format {
  constructor(readonly language: string, readonly timeZone: string) {}

  number(value: number, digits = 1): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: digits }).format(value);
  }

  /** Names one after the other. */
  names(names: readonly string[]): string {
    return names.join(COMMA[this.language] ?? ", ");
  }

  /** A value with its unit: 21.5 °C, 40 %, 3 min. */
  measure(value: number, unit: string | undefined): string {
    if (unit === "%") {
      return new Intl.NumberFormat(this.language, { style: "percent", maximumFractionDigits: 0 }).format(value / 100);
    }
    if (unit === "s") return this.duration(value);
    const intl = unit && INTL_UNITS[unit];
    if (intl) {
      const options = { style: "unit", unit: intl, maximumFractionDigits: 1 } as const;
      return new Intl.NumberFormat(this.language, options).format(value);
    }
    const digits = Math.abs(value) >= 100 ? 0 : 1;
    return unit ? `${this.number(value, digits)}\u00a0${unit}` : this.number(value, digits);
  }

  value(value: unknown, facts: ValueFacts): string {
    return typeof value === "number" ? this.measure(value, facts.unit) : String(value);
  }

  /** 1 h 20 min, 3 min, 40 s: the two largest parts. */
  duration(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    const parts: [number, string][] = [
      [Math.floor(whole / 86_400), "day"],
      [Math.floor((whole % 86_400) / 3600), "hour"],
      [Math.floor((whole % 3600) / 60), "minute"],
      [whole % 60, "second"],
    ];
    const first = parts.findIndex(([count]) => count > 0);
    if (first < 0) return this.unit(0, "second");
    const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
    return shown.map(([count, unit]) => this.unit(count, unit)).join(" ");
  }

  unit(count: number, unit: string): string {
    return new Intl.NumberFormat(this.language, { style: "unit", unit, unitDisplay: "short" }).format(count);
  }

  /** 4:05, 1:04:05: what a countdown or a player shows. */
  clock(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    const two = new Intl.NumberFormat(this.language, { minimumIntegerDigits: 2 });
    const one = new Intl.NumberFormat(this.language);
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    const tail = `${(hours ? two : one).format(minutes)}:${two.format(rest)}`;
    return hours ? `${one.format(hours)}:${tail}` : tail;
  }

  /** Time of day in the home's time zone. */
  time(at: number): string {
    return this.date({ timeStyle: "short" }).format(at * 1000);
  }

  /** Weekday, day and time of day in the home's time zone. */
  dayAndTime(at: number): string {
    const options = { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
    return this.date(options).format(at * 1000);
  }

  /** A day of the week by its RFC 5545 name (mo, tu, …). */
  weekday(name: string): string {
    const index = ["mo", "tu", "we", "th", "fr", "sa", "su"].indexOf(name);
    const monday = Date.UTC(2024, 0, 1 + Math.max(0, index));
    return new Intl.DateTimeFormat(this.language, { weekday: "short", timeZone: "UTC" }).format(monday);
  }

  /** How long ago: 2 min. ago, just now. */
  ago(at: number, now: number): string {
    const seconds = Math.round(at - now);
    const relative = new Intl.RelativeTimeFormat(this.language, { numeric: "auto", style: "short" });
    if (seconds > -45) return relative.format(0, "second");
    if (seconds > -3600) return relative.format(Math.round(seconds / 60), "minute");
    return -seconds < 86_400 ? this.time(at) : this.dayAndTime(at);
  }

  /** The hour of day at the home, 0 to 23. */
  hour(at: number): number {
    const options = { hour: "numeric", hourCycle: "h23", timeZone: this.timeZone } as const;
    return Number(new Intl.DateTimeFormat("en", options).format(at * 1000));
  }

  /** POSIX seconds of a local date and time at the home (`2026-05-01`, `07:30`). */
  moment(date: string, time: string): number {
    const guess = Date.parse(`${date}T${time}:00Z`);
    const shift = (at: number): number => {
      const parts = new Intl.DateTimeFormat("sv", {
        dateStyle: "short", timeStyle: "medium", timeZone: this.timeZone,
      }).format(at);
      return Date.parse(`${parts.replace(" ", "T")}Z`) - at;
    };
    return (guess - shift(guess - shift(guess))) / 1000;
  }

  /** Today at the home, `2026-05-01`. */
  today(now: number): string {
    return new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone: this.timeZone }).format(now * 1000);
  }

  private date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.language, { ...options, timeZone: this.timeZone });
  }
}
