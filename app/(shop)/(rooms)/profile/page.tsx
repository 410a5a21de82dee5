import type { Metadata } from "next";
import { ProfileScreen, ProfileSkeleton } from "@/components/balance/profile-screen";
import { BuyerWords } from "@/components/telegram/buyer-words";
import { PaymentWords } from "@/components/telegram/payment-words";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { buyerText } from "@/lib/text/buyer-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: buyerText(await readLanguage()).profile.title };
}

/** Balance, totals, language and payments. */
export default function ProfilePage() {
  return (
    <PageBody>
      <BuyerWords>
        <PaymentWords>
          <Personal loading={<ProfileSkeleton />}>
            <ProfileScreen />
          </Personal>
        </PaymentWords>
      </BuyerWords>
    </PageBody>
  );
}
