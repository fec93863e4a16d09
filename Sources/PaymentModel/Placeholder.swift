public enum PaymentModel {}
