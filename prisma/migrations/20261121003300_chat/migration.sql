-- CreateTable
CREATE TABLE "chat_prompt" (
    "shopper_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_prompt_pkey" PRIMARY KEY ("shopper_id")
);

-- CreateTable
CREATE TABLE "telegram_photo" (
    "source" TEXT NOT NULL,
    "bot_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,

    CONSTRAINT "telegram_photo_pkey" PRIMARY KEY ("source","bot_id")
);

-- AddForeignKey
ALTER TABLE "chat_prompt" ADD CONSTRAINT "chat_prompt_shopper_id_fkey" FOREIGN KEY ("shopper_id") REFERENCES "shopper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
