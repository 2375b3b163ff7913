/** Lamps, outlets, switches. A lamp throws its own colour into its room. */
import { type BufferGeometry, CapsuleGeometry, CylinderGeometry, SphereGeometry } from "three";
import { INK, hueToRgb, kelvinToRgb } from "../palette";
import { Solid, type Vec3, pill, softBox } from "../shapes";
import { type Behaviour, type Build, type Maker, type Reading, type Shine, linear } from "./model";

type Rgb = [number, number, number];

/** The eye takes warm light for nearly white: by so much is its colour drawn towards white. */
const ADAPTED = 0.38;

/** The colour a lamp shows, sRGB parts 0 to 1. */
export function lampColor(reading: Reading): Rgb {
  const mode = reading.text("ColorControl", "color_mode");
  const hue = reading.value("ColorControl", "hue");
  if (mode === "hs" && typeof hue === "number") return hueToRgb(hue, reading.number("ColorControl", "saturation", 100));
  const white = kelvinToRgb(reading.number("ColorControl", "color_temperature", 2900));
  return white.map((part) => part + (1 - part) * ADAPTED) as Rgb;
}

/** How bright a lamp is, 0 to 1. */
export function lampLevel(reading: Reading): number {
  if (!reading.on) return 0;
  return reading.has("LevelControl") ? Math.max(0.08, reading.number("LevelControl", "current_level", 100) / 100) : 1;
}

function lampBehaviour(make: Maker, shines: Shine[], at: Vec3, reach: number, power: number, haloSize: number): Behaviour {
  const level = make.ease(0, 5);
  const halo = make.halo(haloSize, at);
  let color: Rgb = [1, 0.85, 0.65];
  return {
    apply(reading) {
      level.target = lampLevel(reading);
      color = lampColor(reading);
    },
    pose() {
      const bright = level.value;
      for (const shine of shines) shine.set(color, bright > 0 ? 0.35 + bright * 0.75 : 0);
      halo.visible = bright > 0.01;
      halo.material.color.setRGB(...color);
      halo.material.opacity = 0.16 + 0.3 * bright;
    },
    glow: () => (level.value > 0.01 ? { color: linear(color, power * (0.12 + 0.88 * level.value)), at, reach } : null),
  };
}

type LampForm = "ceiling" | "pendant" | "floor" | "table" | "strip" | "wall";

function formOf(make: Maker): LampForm {
  const { thing, height } = make.spot;
  const words = `${thing.id} ${thing.name.en ?? ""}`.toLowerCase();
  if (/strip|under|led|cabinet/.test(words)) return "strip";
  if (/pendant|dining|hanging|chandelier/.test(words)) return "pendant";
  if (/floor_?lamp|floor lamp|standing|reading/.test(words)) return "floor";
  if (/wall|sconce|mirror|vanity/.test(words) && height > 0.6) return "wall";
  if (/bedside|night|desk|table|mood/.test(words)) return height > 1.7 ? "ceiling" : "table";
  if (height >= 1.55) return "ceiling";
  if (height >= 1.15) return "pendant";
  return height < 0.25 ? "floor" : "table";
}

const light: Build = (make) => {
  switch (formOf(make)) {
    case "floor": return floorLamp(make);
    case "table": return tableLamp(make);
    case "strip": return strip(make);
    case "pendant": return pendant(make);
    case "wall": return wallLamp(make);
    case "ceiling": return ceilingLamp(make);
  }
};

function ceilingLamp(make: Maker): Behaviour {
  const [width] = make.size(0.52, 0.07, 0.52);
  const radius = Math.min(0.26, Math.max(0.15, width / 2.6));
  make.body(new Solid().tube(0.006, 0.006, 0.14, [0, 0.14, 0], INK.steel, [0, 0, 0], 6).puck(0.03, 0.02, [0, 0.08, 0], INK.brass, 0.008), 0).castShadow = false;
  const disc = make.shine(pill(radius, 0.055).translate(0, 0.05, 0), 0xf3eee4);
  return lampBehaviour(make, [disc], [0, -0.1, 0], 6.5, 2.6, radius * 4);
}

function pendant(make: Maker): Behaviour {
  make.body(
    new Solid().tube(0.05, 0.2, 0.17, [0, 0.06, 0], INK.celadonDark, [0, 0, 0], 28)
      .tube(0.006, 0.006, 0.5, [0, 0.38, 0], INK.graphite, [0, 0, 0], 6), 0,
  );
  const bulb = make.shine(new SphereGeometry(0.075, 16, 12).translate(0, -0.03, 0), 0xf6efe0);
  const rim = make.shine(new CylinderGeometry(0.19, 0.19, 0.012, 28).translate(0, -0.024, 0), 0xf6efe0);
  return lampBehaviour(make, [bulb, rim], [0, -0.14, 0], 4.2, 2.1, 0.8);
}

function floorLamp(make: Maker): Behaviour {
  const tall = 1.3 - Math.min(0.3, make.spot.height);
  make.body(
    new Solid().puck(0.15, 0.035, [0, 0.018, 0], INK.graphite, 0.015)
      .tube(0.013, 0.013, tall - 0.1, [0, (tall - 0.1) / 2, 0], INK.graphite, [0, 0, 0], 10),
  );
  const shade = make.shine(new CylinderGeometry(0.13, 0.19, 0.27, 28).translate(0, tall, 0), INK.linen);
  return lampBehaviour(make, [shade], [0, tall - 0.05, 0], 4.6, 1.9, 1.1);
}

function tableLamp(make: Maker): Behaviour {
  make.body(new Solid().puck(0.085, 0.02, [0, 0.01, 0], INK.brass, 0.01).ball(0.07, [0, 0.075, 0], INK.celadon).tube(0.01, 0.01, 0.09, [0, 0.17, 0], INK.brass, [0, 0, 0], 8));
  const shade = make.shine(new CylinderGeometry(0.085, 0.125, 0.15, 24).translate(0, 0.255, 0), INK.linen);
  return lampBehaviour(make, [shade], [0, 0.27, 0], 3.4, 1.5, 0.75);
}

function wallLamp(make: Maker): Behaviour {
  make.body(new Solid().box([0.07, 0.12, 0.03], [0, 0, -0.02], INK.brass, 0.012), 0);
  const globe = make.shine(new SphereGeometry(0.085, 18, 14).translate(0, 0.02, 0.08), INK.linen);
  return lampBehaviour(make, [globe], [0, 0.02, 0.22], 3.2, 1.4, 0.6);
}

function strip(make: Maker): Behaviour {
  const [width] = make.size(1.0, 0.03, 0.03);
  make.body(new Solid().box([width, 0.03, 0.035], [0, 0.018, 0], INK.steel, 0.01), 0);
  const line = make.shine(new CapsuleGeometry(0.012, width - 0.05, 4, 8).rotateZ(Math.PI / 2).translate(0, 0, 0.008), 0xf1ece2);
  const behaviour = lampBehaviour(make, [line], [0, 0.02, 0.16], 2.9, 1.3, 0.5);
  return behaviour;
}

const outlet: Build = (make) => {
  make.body(new Solid().box([0.1, 0.1, 0.025], [0, 0, 0], INK.white, 0.02).puck(0.034, 0.012, [0, 0, 0.012], INK.cream, 0.005, [Math.PI / 2, 0, 0]), 0);
  return lampDot(make, [0, -0.035, 0.016]);
};

const wallSwitch: Build = (make) => {
  make.body(new Solid().box([0.09, 0.13, 0.02], [0, 0, 0], INK.white, 0.018), 0);
  const rocker = make.part(new Solid().box([0.05, 0.08, 0.02], [0, 0, 0.012], INK.cream, 0.008));
  const tilt = make.ease(0, 2.5);
  const dot = lampDot(make, [0, 0.045, 0.02]);
  return {
    apply(reading) {
      tilt.target = reading.on ? 1 : -1;
      dot.apply(reading);
    },
    pose(time, seconds) {
      rocker.rotation.x = tilt.value * 0.13;
      dot.pose?.(time, seconds);
    },
  };
};

/** A small light that tells on from off. */
export function lampDot(make: Maker, at: Vec3, color: Rgb = [0.88, 0.39, 0.18], radius = 0.011): Behaviour {
  const dot = make.shine(new SphereGeometry(radius, 10, 8).translate(...at), 0xbdb6aa);
  const level = make.ease(0, 6);
  return {
    apply: (reading) => void (level.target = reading.on ? 1 : 0),
    pose: () => dot.set(color, level.value * 1.6),
  };
}

/** A flat rounded panel as geometry, for screens and lit windows. */
export function panel(width: number, height: number, at: Vec3, depth = 0.01): BufferGeometry {
  return softBox(width, height, depth, Math.min(0.02, depth / 2.02)).translate(...at);
}

export const lighting: Record<string, Build> = { light, outlet, switch: wallSwitch };
