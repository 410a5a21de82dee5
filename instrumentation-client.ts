import { startTelegram } from "@/components/telegram/start";

startTelegram();
