/** Colours of the dollhouse. Matt and warm; what is on brings its own colour. */
export const INK = {
  wall: 0xf3ece0,
  wallCap: 0xfffcf5,
  plinth: 0xe6dccb,
  wood: 0xc89b6c,
  woodDark: 0x8d6745,
  woodPale: 0xe2c7a0,
  linen: 0xf4efe6,
  cream: 0xefe4d2,
  white: 0xfbfaf6,
  paper: 0xd9d5cc,
  stone: 0xcfcac0,
  steel: 0xb4bac0,
  graphite: 0x3a3f49,
  black: 0x1d2129,
  celadon: 0x8fb9a8,
  celadonDark: 0x5f9480,
  sage: 0xa8b79a,
  indigo: 0x51608f,
  indigoPale: 0x9fabcf,
  persimmon: 0xe0632d,
  blush: 0xe9b7a1,
  mustard: 0xdcae57,
  brick: 0xb9674a,
  leaf: 0x6f9a5c,
  leafDark: 0x527a48,
  terracotta: 0xc67a56,
  glass: 0xbfd9e2,
  water: 0xa9d3dc,
  skin: 0xe8bd9b,
  brass: 0xcaa45c,
} as const;

/** Rooms are told apart by a quiet colour of their own for bedding, sofa and rug. */
export const ACCENTS = [0x8fb9a8, 0x9fabcf, 0xe3b49c, 0xd9bd7c, 0xb9a7c9, 0xa9b98f] as const;

/** Surroundings of one look. Intensities are three.js units. */
export interface Mood {
  sky: number;
  ground: number;
  hemisphere: number;
  sun: number;
  sunColor: number;
  /** How strongly lamps light their room. */
  lamps: number;
  /** Opacity of soft contact shadows. */
  contact: number;
  exposure: number;
  /** Backdrop where the page's own does not show (headset). */
  backdrop: number;
}

export const MOODS: Record<"day" | "evening" | "night" | "duskOnPaper", Mood> = {
  day: {
    sky: 0xfdfbf7, ground: 0xcdbfae, hemisphere: 1.85, sun: 2.0, sunColor: 0xfff3e2,
    lamps: 0.45, contact: 0.36, exposure: 1.0, backdrop: 0xf6f1e7,
  },
  evening: {
    sky: 0xb9c4ea, ground: 0x6c6470, hemisphere: 1.0, sun: 1.0, sunColor: 0xd5dcff,
    lamps: 1.0, contact: 0.4, exposure: 1.0, backdrop: 0x141a2b,
  },
  night: {
    sky: 0x7285c4, ground: 0x2b2d46, hemisphere: 0.52, sun: 0.34, sunColor: 0x9db2ff,
    lamps: 1.25, contact: 0.42, exposure: 1.08, backdrop: 0x0f1424,
  },
  duskOnPaper: {
    sky: 0xbfc6e2, ground: 0x7d7280, hemisphere: 1.05, sun: 0.7, sunColor: 0xcfd6fb,
    lamps: 1.05, contact: 0.34, exposure: 1.05, backdrop: 0xd9d3c8,
  },
};

/** sRGB colour of white light of a temperature in kelvin (Tanner Helland's fit), each part 0 to 1. */
export function kelvinToRgb(kelvin: number): [number, number, number] {
  const t = Math.min(400, Math.max(10, kelvin / 100));
  const part = (value: number) => Math.min(1, Math.max(0, value / 255));
  const red = t <= 66 ? 255 : 329.7 * (t - 60) ** -0.1332;
  const green = t <= 66 ? 99.47 * Math.log(t) - 161.12 : 288.12 * (t - 60) ** -0.0755;
  const blue = t >= 66 ? 255 : t <= 19 ? 0 : 138.52 * Math.log(t - 10) - 305.04;
  return [part(red), part(green), part(blue)];
}

/** sRGB colour of a hue (degrees) and saturation (percent) at full value, each part 0 to 1. */
export function hueToRgb(hue: number, saturation: number): [number, number, number] {
  const s = saturation / 100;
  const channel = (n: number) => {
    const k = (n + hue / 60) % 6;
    return 1 - s * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [channel(5), channel(3), channel(1)];
}
