/** Type, loaded after the first paint; each file comes when a letter of it is first needed. */

import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "@fontsource-variable/noto-sans-arabic/wght.css";
import "@fontsource-variable/noto-sans-jp/wght.css";
