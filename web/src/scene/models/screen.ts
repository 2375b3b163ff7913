/** What a screen shows: a quiet moving landscape, the title over it. Drawn, so that nothing has to be fetched. */

export interface OnScreen {
  title: string | null;
  by: string | null;
  app: string | null;
  channel: string | null;
  input: string | null;
  state: string;
  /** How much of it has been played, 0 to 1. */
  part: number;
}

type Pen = CanvasRenderingContext2D;

/** Draws a switched-on screen, or a dark one for null. `time` in seconds moves the picture. */
export function drawScreen(canvas: HTMLCanvasElement, shown: OnScreen | null, time: number): void {
  const pen = canvas.getContext("2d")!;
  const { width, height } = canvas;
  if (!shown) return drawDark(pen, width, height);
  if (shown.state === "not_playing" && !shown.title) drawHome(pen, width, height, shown);
  else drawFilm(pen, width, height, shown, time);
}

function drawDark(pen: Pen, width: number, height: number): void {
  const sheen = pen.createLinearGradient(0, 0, width, height);
  sheen.addColorStop(0, "#20242d");
  sheen.addColorStop(0.5, "#14171d");
  sheen.addColorStop(1, "#101318");
  pen.fillStyle = sheen;
  pen.fillRect(0, 0, width, height);
}

function drawHome(pen: Pen, width: number, height: number, shown: OnScreen): void {
  const back = pen.createLinearGradient(0, 0, 0, height);
  back.addColorStop(0, "#2b3350");
  back.addColorStop(1, "#141a2b");
  pen.fillStyle = back;
  pen.fillRect(0, 0, width, height);
  const colors = ["#e0632d", "#7fae9b", "#dcae57", "#9fabcf", "#c98f86"];
  colors.forEach((color, i) => {
    pen.fillStyle = color;
    pen.beginPath();
    pen.roundRect(width * (0.08 + i * 0.172), height * 0.56, width * 0.145, height * 0.24, 8);
    pen.fill();
  });
  write(pen, shown.app ?? shown.input ?? shown.channel ?? "", width * 0.08, height * 0.36, width * 0.84, height * 0.15);
}

function drawFilm(pen: Pen, width: number, height: number, shown: OnScreen, time: number): void {
  const mood = hash(shown.title ?? shown.app ?? "") % 360;
  const sky = pen.createLinearGradient(0, 0, 0, height * 0.75);
  sky.addColorStop(0, `hsl(${(mood + 215) % 360} 46% 44%)`);
  sky.addColorStop(1, `hsl(${(mood + 25) % 360} 72% 76%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  const sun = 0.5 + 0.22 * Math.sin(time * 0.11 + mood);
  pen.fillStyle = "rgba(255,240,205,0.92)";
  pen.beginPath();
  pen.arc(width * sun, height * 0.4, height * 0.115, 0, Math.PI * 2);
  pen.fill();
  for (let layer = 0; layer < 4; layer++) {
    pen.fillStyle = `hsl(${(mood + 190 + layer * 14) % 360} ${30 + layer * 5}% ${56 - layer * 11}%)`;
    pen.beginPath();
    pen.moveTo(0, height);
    for (let x = 0; x <= width; x += 8) {
      const along = x / width * (2.2 + layer) + time * (0.045 + layer * 0.05) + layer * 2 + mood;
      const y = height * (0.5 + layer * 0.115) - Math.sin(along) * height * 0.07 - Math.sin(along * 2.3) * height * 0.03;
      pen.lineTo(x, y);
    }
    pen.lineTo(width, height);
    pen.fill();
  }
  const veil = pen.createLinearGradient(0, height * 0.5, 0, height);
  veil.addColorStop(0, "rgba(10,14,25,0)");
  veil.addColorStop(1, "rgba(10,14,25,0.72)");
  pen.fillStyle = veil;
  pen.fillRect(0, height * 0.5, width, height * 0.5);
  write(pen, shown.title ?? shown.app ?? "", width * 0.05, height * 0.83, width * 0.9, height * 0.125);
  if (shown.by) write(pen, shown.by, width * 0.05, height * 0.92, width * 0.9, height * 0.07, "rgba(255,255,255,0.75)");
  if (Number.isFinite(shown.part) && shown.part > 0) {
    pen.fillStyle = "rgba(255,255,255,0.3)";
    pen.fillRect(0, height - 6, width, 6);
    pen.fillStyle = "#e0632d";
    pen.fillRect(0, height - 6, width * Math.min(1, shown.part), 6);
  }
  if (shown.state === "paused") drawPause(pen, width, height);
}

function drawPause(pen: Pen, width: number, height: number): void {
  pen.fillStyle = "rgba(10,14,25,0.45)";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "rgba(255,255,255,0.9)";
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.roundRect(width / 2 + side * height * 0.075 - height * 0.035, height * 0.33, height * 0.07, height * 0.3, 6);
    pen.fill();
  }
}

function write(pen: Pen, text: string, x: number, y: number, most: number, size: number, color = "#ffffff"): void {
  pen.fillStyle = color;
  pen.font = `600 ${Math.round(size)}px "Pretendard Variable", Pretendard, "Noto Sans Arabic Variable", "Noto Sans JP Variable", system-ui, sans-serif`;
  pen.textBaseline = "alphabetic";
  pen.fillText(text, x, y, most);
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  return sum;
}
