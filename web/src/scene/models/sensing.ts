/** Sensors: small, white, with one light that tells. */
import { CylinderGeometry, SphereGeometry, TorusGeometry } from "three";
import { INK } from "../palette";
import { Solid } from "../shapes";
import { panel } from "./lighting";
import type { Behaviour, Build, Maker, Reading } from "./model";

type Rgb = [number, number, number];
const CALM: Rgb = [0.5, 0.78, 0.66];
const WARN: Rgb = [0.95, 0.62, 0.2];
const BAD: Rgb = [0.95, 0.2, 0.12];

/** A light that shows `say(reading)`: a colour and how strongly; above 1 it pulses and glows. */
function telling(make: Maker, at: [number, number, number], say: (reading: Reading) => [Rgb, number], size = 0.012): Behaviour {
  const lamp = make.shine(new SphereGeometry(size, 12, 10).translate(...at), 0xc5bfb3);
  const halo = make.halo(0.8, at);
  let color: Rgb = CALM;
  let strength = 0;
  return {
    apply: (reading) => void ([color, strength] = say(reading)),
    pose(time) {
      const beat = strength > 1 ? 0.55 + 0.45 * Math.sin(time * 5) : 1;
      lamp.set(color, Math.min(1.4, strength) * beat);
      halo.visible = strength > 1;
      halo.material.color.setRGB(...color);
      halo.material.opacity = 0.6 * beat;
    },
    alive: () => strength > 1,
  };
}

const climateSensor: Build = (make) => {
  make.body(new Solid().box([0.085, 0.085, 0.022], [0, 0.0425, 0], INK.white, 0.02).puck(0.022, 0.006, [0, 0.05, 0.011], INK.cream, 0.003, [Math.PI / 2, 0, 0]), 0);
  return telling(make, [0, 0.018, 0.012], (reading) => {
    const warmth = reading.number("TemperatureMeasurement", "measured_value", 21);
    return [warmth < 17 ? [0.35, 0.65, 1] : warmth > 26 ? WARN : CALM, 0.5];
  }, 0.007);
};

const lightSensor: Build = (make) => {
  make.body(new Solid().puck(0.04, 0.025, [0, 0.04, 0], INK.white, 0.01, [Math.PI / 2, 0, 0]), 0);
  return telling(make, [0, 0.04, 0.012], (reading) => {
    return [[1, 0.86, 0.5], Math.min(1, reading.number("IlluminanceMeasurement", "measured_value") / 800)];
  }, 0.018);
};

const occupancySensor: Build = (make) => {
  make.body(new Solid().ball(0.05, [0, 0.05, 0], INK.white, [1, 1, 0.8]), 0);
  return telling(make, [0, 0.05, 0.035], (reading) => [[0.88, 0.39, 0.18], reading.value("OccupancySensing", "occupancy") === true ? 1 : 0.05], 0.016);
};

const leakSensor: Build = (make) => {
  make.body(new Solid().puck(0.05, 0.03, [0, 0.015, 0], INK.white, 0.012));
  const water = make.glass(new CylinderGeometry(0.3, 0.34, 0.006, 32).translate(0, 0.008, 0));
  const lamp = telling(make, [0, 0.034, 0], (reading) => [BAD, reading.value("WaterLeak", "leak") === true ? 1.4 : 0.04]);
  return {
    ...lamp,
    apply(reading) {
      lamp.apply(reading);
      water.visible = reading.value("WaterLeak", "leak") === true;
    },
  };
};

const smokeAlarm: Build = (make) => {
  make.body(new Solid().puck(0.075, 0.035, [0, 0.02, 0], INK.white, 0.016).ring(0.05, 0.004, [0, 0.004, 0], INK.steel), 0);
  return telling(make, [0, 0.042, 0], (reading) => {
    const worst = [reading.text("SmokeCoAlarm", "smoke_state"), reading.text("SmokeCoAlarm", "co_state")];
    return worst.includes("critical") ? [BAD, 1.5] : worst.includes("warning") ? [WARN, 1.2] : [CALM, 0.25];
  }, 0.012);
};

const airQualitySensor: Build = (make) => {
  make.body(new Solid().box([0.1, 0.1, 0.06], [0, 0.05, 0], INK.white, 0.028), 0.05);
  const face = make.shine(new TorusGeometry(0.026, 0.006, 8, 24).translate(0, 0.055, 0.03), 0xc5bfb3);
  const colors: Record<string, Rgb> = { good: CALM, fair: CALM, moderate: WARN, poor: WARN, very_poor: BAD };
  return {
    apply: (reading) => face.set(colors[reading.text("AirQuality", "air_quality") ?? ""] ?? [0.7, 0.7, 0.7], 0.8),
  };
};

const energyMeter: Build = (make) => {
  const [width, height] = make.size(0.22, 0.3, 0.08);
  make.body(new Solid().box([width, height, 0.07], [0, height / 2, 0], INK.stone, 0.025), 0);
  const display = make.shine(panel(width * 0.7, height * 0.28, [0, height * 0.68, 0.036], 0.008), INK.graphite);
  const wheel = make.part(new Solid().puck(width * 0.22, 0.012, [0, 0, 0], INK.steel, 0.004, [Math.PI / 2, 0, 0]).box([0.012, width * 0.3, 0.014], [0, 0, 0.002], INK.persimmon, 0.004));
  wheel.position.set(0, height * 0.3, 0.038);
  let power = 0;
  return {
    apply(reading) {
      power = reading.number("ElectricalPowerMeasurement", "active_power");
      display.set([0.6, 0.9, 0.75], 0.5);
      wheel.rotation.z = -power / 300;
    },
  };
};

export const sensing: Record<string, Build> = {
  temperature_sensor: climateSensor, climate_sensor: climateSensor, humidity_sensor: climateSensor, light_sensor: lightSensor,
  occupancy_sensor: occupancySensor, leak_sensor: leakSensor, smoke_alarm: smokeAlarm,
  air_quality_sensor: airQualitySensor, energy_meter: energyMeter,
};
