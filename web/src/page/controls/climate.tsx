/** A thermostat: what is, what is wanted, how to get there. */

import { TRAITS } from "../../shared/traits";
import { Reading, Stepper } from "./parts";
import { SetterControl } from "./generic";
import { is, rangeOf, send, settersOf, type ControlProps } from "./use";

export function ThermostatControl(props: ControlProps) {
  const { page, thing, trait } = props;
  const now = is<number>(props, "local_temperature");
  const humidity = is<number>(props, "local_humidity");
  const setpoint = is<number>(props, "setpoint") ?? 21;
  const facts = TRAITS["Thermostat"]?.attributes["setpoint"] ?? { type: "number" };
  const range = rangeOf(thing, trait, "setpoint", facts, { min: 10, max: 30, step: 0.5 });
  const degrees = (value: number): string => page.format.measure(value, "°C");
  return (
    <>
      <Stepper
        label={page.text("target")}
        less={page.text("less")}
        more={page.text("more")}
        {...range}
        value={setpoint}
        text={degrees}
        onSet={(value) => send(props, "set_setpoint", { setpoint: value })}
      />
      {now != null && <Reading icon="thermometer" label={page.words.label["Thermostat.local_temperature"]} value={degrees(now)} />}
      {humidity != null && (
        <Reading icon="droplets" label={page.words.label["Thermostat.local_humidity"]} value={page.format.measure(humidity, "%")} />
      )}
      {settersOf(thing, trait)
        .filter((setter) => setter.attribute !== "setpoint")
        .map((setter) => (
          <SetterControl key={setter.command} {...props} setter={setter} />
        ))}
    </>
  );
}
