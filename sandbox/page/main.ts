import { drawControls } from "./controls";
import { drawLog } from "./log-panel";
import { createPhone } from "./phone";
import { startStore, subscribe } from "./store";
import { drawWallet } from "./wallet";
import { createWeatherPanel, updateWeatherPanel } from "./weather-panel";

const phone = createPhone();
createWeatherPanel();
subscribe(drawControls);
subscribe(phone.update);
subscribe(drawWallet);
subscribe(updateWeatherPanel);
subscribe(drawLog);
startStore();
